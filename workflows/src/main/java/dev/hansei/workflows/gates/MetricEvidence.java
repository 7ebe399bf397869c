package dev.hansei.workflows.gates;

import java.util.Objects;

/**
 * One metric on the cases that both runs scored, repeats of a case averaged first.
 *
 * @param difference candidate minus baseline, with its bootstrap interval [lower, upper]
 * @param standardDeviation of the paired differences; for the number of cases still needed
 */
public record MetricEvidence(
    String metric,
    int pairs,
    double baselineMean,
    double candidateMean,
    double difference,
    double lower,
    double upper,
    double standardDeviation) {
  public MetricEvidence {
    Objects.requireNonNull(metric, "metric is null");
    if (pairs < 1) {
      throw new IllegalArgumentException("evidence needs at least one pair");
    }
    if (!(lower <= upper) || !(standardDeviation >= 0)) {
      throw new IllegalArgumentException("an interval has lower <= upper");
    }
  }
}
