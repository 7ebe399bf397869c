package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where the items of a queue that is to be made come from, checked against what there is. */
@Singleton
final class QueueSources {
  private final Runs runs;
  private final ItemSets sets;
  private final Clusters modes;
  private final Clock clock;

  QueueSources(Runs runs, ItemSets sets, Clusters modes, Clock clock) {
    this.runs = runs;
    this.sets = sets;
    this.modes = modes;
    this.clock = clock;
  }

  /**
   * A source.
   *
   * @param runs whose answers are asked about; none where there is another source
   */
  record Source(List<RunId> runs, Optional<ItemSource> other, boolean isOfPairs) {
    Source {
      runs = List.copyOf(runs);
    }
  }

  /** The one that the body names. */
  Source of(ProjectId project, NewQueue body) {
    if (body.pairs() != null) {
      var pairs =
          new ItemSource.RunPairs(
              ended(project, RunId.of(body.pairs().baseline())),
              ended(project, RunId.of(body.pairs().candidate())));
      return new Source(List.of(), Optional.of(pairs), true);
    }
    if (body.items() != null) {
      ItemSet set =
          Named.require(
              "set of items",
              body.items(),
              id -> sets.find(project, new ItemSetId(id)),
              name -> sets.newest(project, name));
      return new Source(List.of(), Optional.of(new ItemSource.Brought(set.id())), set.isOfPairs());
    }
    if (body.failures() != null) {
      return new Source(List.of(), Optional.of(failures(project, body.failures())), false);
    }
    if (body.traces() != null) {
      // Those that start later were not counted when somebody asked for the queue.
      return new Source(List.of(), Optional.of(body.traces().source(clock.instant())), false);
    }
    return new Source(
        body.runsOrNone().stream().map(run -> ended(project, RunId.of(run))).toList(),
        Optional.empty(),
        false);
  }

  private ItemSource failures(ProjectId project, NewFailureItems asked) {
    Optional<ClusterId> mode = Optional.ofNullable(asked.mode()).map(ClusterId::of);
    if (mode.isPresent() && modes.find(project, mode.get()).isEmpty()) {
      throw ApiProblem.notFound("failure mode", mode.get()).raise();
    }
    return new ItemSource.Failures(mode, Optional.ofNullable(asked.reason()));
  }

  private RunId ended(ProjectId project, RunId id) {
    RunView run = runs.find(project, id).orElseThrow(() -> ApiProblem.notFound("run", id).raise());
    if (!run.state().isTerminal()) {
      throw ApiProblem.refused(
              "run-unended", "Run %s is still going; wait until it has ended.".formatted(id))
          .raise();
    }
    return id;
  }
}
