package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.PairedDifference;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two runs on the same cases, metric by metric.
 *
 * @param confidence of the intervals
 */
public record ComparisonResource(
    UUID baseline, UUID candidate, double confidence, List<Metric> items) {
  public ComparisonResource {
    items = List.copyOf(items);
  }

  /**
   * One metric.
   *
   * @param pairs independent cases that both runs scored
   * @param difference candidate minus baseline, with its interval [lower, upper]
   * @param pValue of the paired sign-flip test, two-sided, one metric at a time
   */
  public record Metric(
      String metric,
      int pairs,
      double baselineMean,
      double candidateMean,
      double difference,
      double lower,
      double upper,
      double pValue,
      int better,
      int worse,
      int same) {
    static Metric from(Map.Entry<String, PairedDifference> entry) {
      PairedDifference seen = entry.getValue();
      return new Metric(
          entry.getKey(),
          seen.difference().n(),
          seen.meanBaseline(),
          seen.meanCandidate(),
          seen.difference().value(),
          seen.difference().lower(),
          seen.difference().upper(),
          seen.pValue(),
          seen.counts().better(),
          seen.counts().worse(),
          seen.counts().same());
    }
  }
}
