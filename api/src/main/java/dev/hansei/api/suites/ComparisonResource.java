package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.PairedDifference;
import dev.hansei.workflows.statistics.PairedMethod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Two runs on the same cases, metric by metric.
 *
 * @param confidence of the intervals
 * @param slice only the cases in it; absent for all
 * @param items likely worse metrics first, then likely better ones, then the rest
 */
public record ComparisonResource(
    UUID baseline, UUID candidate, double confidence, Optional<String> slice, List<Metric> items) {
  public ComparisonResource {
    items = List.copyOf(items);
  }

  static ComparisonResource from(Comparisons.Asked asked, Comparison seen) {
    return new ComparisonResource(
        asked.baseline().value(),
        asked.candidate().value(),
        asked.confidence(),
        asked.slice().map(Slice::toString),
        seen.metrics().stream().map(Metric::from).toList());
  }

  /**
   * One metric.
   *
   * @param pairs independent cases that both runs scored
   * @param difference candidate minus baseline, with its interval [lower, upper]
   * @param pValue of {@code test}, two-sided, this metric alone
   * @param corrected the same after Holm's correction over all metrics of the comparison
   * @param rankPValue of Wilcoxon's signed-rank test, two-sided: a second opinion
   * @param test mcnemar (mid-p) where every score is pass or fail, sign-flip where they are graded,
   *     student (paired t) for more than 5,000 graded pairs
   * @param standing likely-better or likely-worse where corrected test and interval agree, else
   *     may-be-luck
   * @param sentence all of it in plain words
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
      double corrected,
      double rankPValue,
      PairedMethod test,
      ComparedMetric.Standing standing,
      int better,
      int worse,
      int same,
      String sentence) {
    static Metric from(ComparedMetric line) {
      PairedDifference seen = line.paired();
      return new Metric(
          line.metric(),
          seen.difference().n(),
          seen.meanBaseline(),
          seen.meanCandidate(),
          seen.difference().value(),
          seen.difference().lower(),
          seen.difference().upper(),
          seen.pValue(),
          line.corrected(),
          line.seen().rankPValue(),
          line.seen().method(),
          line.standing(),
          seen.counts().better(),
          seen.counts().worse(),
          seen.counts().same(),
          line.sentence());
    }
  }
}
