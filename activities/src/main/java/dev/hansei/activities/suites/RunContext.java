package dev.hansei.activities.suites;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;

/** What all items of a run have in common. */
record RunContext(
    ProjectId project,
    TargetRequests target,
    List<Assertion> assertions,
    Map<JudgeId, Judge> judges,
    Pricing pricing) {
  RunContext {
    assertions = List.copyOf(assertions);
    judges = Map.copyOf(judges);
  }
}
