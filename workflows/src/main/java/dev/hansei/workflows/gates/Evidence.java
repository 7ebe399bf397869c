package dev.hansei.workflows.gates;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gate decides on.
 *
 * @param baselineRun absent exactly where nothing is live that a candidate could be compared with
 * @param baselineCoverage scored over planned, 0 to 1; 1 where there is no baseline
 * @param requiredTotal how many cases are required
 * @param requiredFailed the required cases that the candidate did not pass, at most {@link
 *     #FAILED_LISTED_MAX} of them
 * @param requiredFailedTotal how many in all
 */
public record Evidence(
    Optional<RunId> baselineRun,
    RunId candidateRun,
    List<MetricEvidence> metrics,
    double baselineCoverage,
    double candidateCoverage,
    int requiredTotal,
    List<CaseId> requiredFailed,
    int requiredFailedTotal) {
  /** Enough to start reading; the run's page has them all. */
  public static final int FAILED_LISTED_MAX = 20;

  public Evidence {
    Objects.requireNonNull(baselineRun, "baselineRun is null");
    Objects.requireNonNull(candidateRun, "candidateRun is null");
    metrics = List.copyOf(metrics);
    if (!(baselineCoverage >= 0 && baselineCoverage <= 1)
        || !(candidateCoverage >= 0 && candidateCoverage <= 1)) {
      throw new IllegalArgumentException("coverage is 0 to 1");
    }
    requiredFailed = List.copyOf(requiredFailed);
    if (requiredFailed.size() > FAILED_LISTED_MAX || requiredFailedTotal > requiredTotal) {
      throw new IllegalArgumentException("required cases do not add up");
    }
  }

  /** The evidence on a metric, where both runs scored it. */
  public Optional<MetricEvidence> metric(String name) {
    return metrics.stream().filter(metric -> metric.metric().equals(name)).findFirst();
  }
}
