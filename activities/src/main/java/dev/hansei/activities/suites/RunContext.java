package dev.hansei.activities.suites;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all items of a run have in common.
 *
 * @param rivals the baseline's answers, for pairwise judges
 * @param strategy what is done instead of asking the target once
 * @param corpus the documents, where an assertion of the suite looks in them
 */
record RunContext(
    ProjectId project,
    TargetRequests target,
    List<Assertion> assertions,
    Map<JudgeId, Judge> judges,
    Rivals rivals,
    Pricing pricing,
    Optional<StrategyAsked> strategy,
    ChunkCorpus corpus) {
  RunContext {
    assertions = List.copyOf(assertions);
    judges = Map.copyOf(judges);
  }

  /** The other run's answer to an item; empty where there is none. */
  @FunctionalInterface
  interface Rivals {
    Optional<String> of(RunItem item);
  }
}
