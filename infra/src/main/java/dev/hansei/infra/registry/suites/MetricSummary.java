package dev.hansei.infra.registry.suites;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One metric over the items of a run that were scored.
 *
 * @param n independent units that the interval counts: conversations or documents where cases share
 *     one, else cases; repeats of a case are together
 * @param mean of the scores, with its interval [lower, upper]
 * @param confidence of that interval
 * @param passed how many scores reached the threshold, of {@code scores}
 * @param cases how many cases were scored; absent in runs of before clusters were known
 * @param grouping such as "118 cases in 40 documents"; absent where each case stands for itself
 */
public record MetricSummary(
    String metric,
    int n,
    double mean,
    double lower,
    double upper,
    double confidence,
    int passed,
    int scores,
    @Nullable Integer cases,
    @Nullable String grouping) {
  public MetricSummary {
    Objects.requireNonNull(metric, "metric is null");
    if (n < 1 || passed < 0 || passed > scores || !(lower <= upper)) {
      throw new IllegalArgumentException("a summary has cases and an interval");
    }
  }

  /** By what the interval was clustered; empty where each case stands for itself. */
  public Optional<String> groupingIfAny() {
    return Optional.ofNullable(grouping);
  }
}
