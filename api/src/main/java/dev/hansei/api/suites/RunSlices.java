package dev.hansei.api.suites;

import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Slices runs, for REST and files alike. */
@Singleton
public final class RunSlices {
  private final Outcomes outcomes;
  private final CaseTraits traits;

  RunSlices(Outcomes outcomes, CaseTraits traits) {
    this.outcomes = outcomes;
    this.traits = traits;
  }

  /** On the run's first metric; nothing where it has none. */
  public SliceTable first(ProjectId project, RunView run) {
    return run.summary().metrics().stream()
        .findFirst()
        .map(MetricSummary::metric)
        .map(metric -> of(project, run, metric))
        .orElse(SliceTable.NONE);
  }

  /** On one metric, by what the cases are at this moment. */
  SliceTable of(ProjectId project, RunView run, String metric) {
    return SliceTable.of(
        metric,
        outcomes.scores(project, run.id()),
        Slices.of(traits.of(project, run.input().datasetVersionId())));
  }
}
