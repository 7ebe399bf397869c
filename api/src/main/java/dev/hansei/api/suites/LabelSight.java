package dev.hansei.api.suites;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose answers' labels somebody is not told, though their queue has closed: those of runs, and of
 * traces, that another queue asks them to label. A second queue that is made to check a first one
 * is blind only so.
 */
@Singleton
public final class LabelSight {
  private final RunSight runs;
  private final Blindness blindness;

  LabelSight(RunSight runs, Blindness blindness) {
    this.runs = runs;
    this.blindness = blindness;
  }

  /** Of which of these the caller may know what was said. Asks once, for as many as there are. */
  public Predicate<Origin> told(Caller caller, Collection<Origin> origins) {
    Set<RunId> hidden =
        runs.hiddenOf(
            caller, origins.stream().flatMap(one -> runs(one).stream()).distinct().toList());
    boolean tracesAreHidden =
        origins.stream().anyMatch(LabelSight::isLive)
            && !blindness.ofTraces(caller.projectId(), caller.personId(), caller.roles()).isEmpty();
    return origin ->
        runs(origin).stream().noneMatch(hidden::contains) && !(tracesAreHidden && isLive(origin));
  }

  private static boolean isLive(Origin origin) {
    return switch (origin) {
      case Origin.OfTrace _, Origin.OfFailure _ -> true;
      case Origin.OfRun _, Origin.OfRuns _, Origin.Brought _ -> false;
    };
  }

  private static List<RunId> runs(Origin origin) {
    return switch (origin) {
      case Origin.OfRun one -> List.of(one.run());
      case Origin.OfRuns(var a, var b) -> List.of(a.run(), b.run());
      case Origin.Brought _, Origin.OfFailure _, Origin.OfTrace _ -> List.of();
    };
  }
}
