package dev.hansei.workflows.gates;

import java.util.Objects;

/**
 * One metric on the cases that both runs scored, repeats of a case averaged first.
 *
 * @param pairs how many independent cases were compared
 * @param difference candidate minus baseline, with its bootstrap interval [lower, upper]
 * @param standardError of the difference, 0 when every pair differs alike; for the number of cases
 *     still needed
 */
public record MetricEvidence(
    String metric,
    int pairs,
    double baselineMean,
    double candidateMean,
    double difference,
    double lower,
    double upper,
    double standardError) {
  public MetricEvidence {
    Objects.requireNonNull(metric, "metric is null");
    if (pairs < 1) {
      throw new IllegalArgumentException("evidence needs at least one pair");
    }
    if (!Double.isFinite(baselineMean + candidateMean + difference + lower + upper)) {
      throw new IllegalArgumentException("evidence is finite: " + metric);
    }
    if (!(lower <= upper) || !(standardError >= 0)) {
      throw new IllegalArgumentException("an interval has lower <= upper");
    }
  }
}
