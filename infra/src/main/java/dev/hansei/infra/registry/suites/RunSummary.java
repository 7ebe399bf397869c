package dev.hansei.infra.registry.suites;

import java.util.List;

/** The figures of a run that is closed, in the order of the suite's assertions. */
public record RunSummary(List<MetricSummary> metrics) {
  /** No item was scored, or it is not closed yet. */
  public static final RunSummary NONE = new RunSummary(List.of());

  public RunSummary {
    metrics = List.copyOf(metrics);
  }
}
