package dev.hansei.api.suites;

import dev.hansei.infra.registry.suites.Pairs;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What pairwise judges said of two runs, where the one ran against the other. */
@Singleton
final class PairReader {
  private final Pairs pairs;

  PairReader(Pairs pairs) {
    this.pairs = pairs;
  }

  /** By metric; none where the candidate ran against no run, or another. */
  Map<String, PairTally> of(ProjectId project, RunId baseline, RunView candidate) {
    return candidate.input().against().equals(Optional.of(baseline))
        ? pairs.tallies(project, candidate)
        : Map.of();
  }
}
