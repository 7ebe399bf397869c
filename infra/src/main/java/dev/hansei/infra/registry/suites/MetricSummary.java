package dev.hansei.infra.registry.suites;

import java.util.Objects;

/**
 * One metric over the items of a run that were scored.
 *
 * @param n independent cases, repeats of a case together
 * @param mean of the scores, with its interval [lower, upper]
 * @param confidence of that interval
 * @param passed how many scores reached the threshold, of {@code scores}
 */
public record MetricSummary(
    String metric,
    int n,
    double mean,
    double lower,
    double upper,
    double confidence,
    int passed,
    int scores) {
  public MetricSummary {
    Objects.requireNonNull(metric, "metric is null");
    if (n < 1 || passed < 0 || passed > scores || !(lower <= upper)) {
      throw new IllegalArgumentException("a summary has cases and an interval");
    }
  }
}
