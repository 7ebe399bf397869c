package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How much of a run somebody sees: not what judges and others said of its answers, while they are
 * asked to label them.
 */
@Singleton
public final class RunSight {
  private final Blindness blindness;

  RunSight(Blindness blindness) {
    this.blindness = blindness;
  }

  /** Why the caller is not told what was said of a run's answers; empty where they are told. */
  Optional<String> hidden(Caller caller, RunId... runs) {
    return blindness
        .of(caller.projectId(), caller.personId(), caller.roles(), List.of(runs))
        .stream()
        .findFirst()
        .map(queue ->
            ("What was said of these answers is hidden from you while queue '%s' asks you to label"
                    + " them; it is shown once the queue has closed.")
                .formatted(queue.plan().name()));
  }

  /**
   * Refuses where the caller may not know what was said of the answers of any of these runs.
   *
   * @throws dev.hansei.api.problems.ApiException 403 still-labelling
   */
  public void require(Caller caller, RunId... runs) {
    hidden(caller, runs)
        .ifPresent(why -> {
          throw ApiProblem.forbidden("still-labelling", why).raise();
        });
  }

  /** Whether the caller is asked to compare the run's answers, so must not know which are its. */
  boolean isCompared(Caller caller, RunId run) {
    return blindness
        .of(caller.projectId(), caller.personId(), caller.roles(), List.of(run))
        .stream()
        .anyMatch(queue -> Blindness.compares(queue.plan(), run));
  }

  /** Those of some runs of whose answers the caller is not told what was said. */
  public Set<RunId> hiddenOf(Caller caller, Collection<RunId> runs) {
    return blindness.hidden(caller.projectId(), caller.personId(), caller.roles(), runs);
  }

  /** The run as the caller may know it. */
  RunView of(Caller caller, RunView run) {
    return hidden(caller, run.id()).isPresent() ? run.unjudged() : run;
  }

  /** The same for many runs at once. */
  UnaryOperator<RunView> of(Caller caller, List<RunView> runs) {
    List<Queue> asking =
        blindness.of(
            caller.projectId(),
            caller.personId(),
            caller.roles(),
            runs.stream().map(RunView::id).toList());
    return run ->
        asking.stream().anyMatch(queue -> Blindness.isAbout(queue.plan(), run.id()))
            ? run.unjudged()
            : run;
  }
}
