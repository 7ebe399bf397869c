package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.statistics.PairedDifference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Two runs on the same cases, metric by metric.
 *
 * @param confidence of the intervals
 * @param pairwise what pairwise judges said, where the candidate ran against the baseline
 */
public record ComparisonResource(
    UUID baseline, UUID candidate, double confidence, List<Metric> items, List<Pairwise> pairwise) {
  public ComparisonResource {
    pairwise = List.copyOf(pairwise);
    items = List.copyOf(items);
  }

  /**
   * What a pairwise judge said of the two in both orders.
   *
   * @param candidate cases that the candidate won in both orders
   * @param inconsistent cases on which it contradicted itself; half a win each, as ties
   * @param unscored cases without a verdict; in no figure
   * @param winRate of the candidate, 0 to 1, with Tango's interval [lower, upper]
   * @param inconsistency share of judged cases, 0 to 1
   */
  public record Pairwise(
      String metric,
      int candidate,
      int baseline,
      int ties,
      int inconsistent,
      int unscored,
      double winRate,
      double lower,
      double upper,
      double inconsistency) {
    static Optional<Pairwise> from(String metric, PairTally tally, double confidence) {
      return tally
          .winRate(confidence)
          .map(rate ->
              new Pairwise(
                  metric,
                  tally.candidate(),
                  tally.baseline(),
                  tally.ties(),
                  tally.inconsistent(),
                  tally.unscored(),
                  rate.value(),
                  rate.lower(),
                  rate.upper(),
                  (double) tally.inconsistent() / tally.judged()));
    }
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
