package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.statistics.Estimate;
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
 * @param pairwise what pairwise judges said, where the candidate ran against the baseline
 */
public record ComparisonResource(
    UUID baseline,
    UUID candidate,
    double confidence,
    Optional<String> slice,
    List<Metric> items,
    List<Pairwise> pairwise) {
  public ComparisonResource {
    pairwise = List.copyOf(pairwise);
    items = List.copyOf(items);
  }

  static ComparisonResource from(
      Comparisons.Asked asked, Comparison seen, List<Pairwise> pairwise) {
    return new ComparisonResource(
        asked.baseline().value(),
        asked.candidate().value(),
        asked.confidence(),
        asked.slice().map(Slice::toString),
        seen.metrics().stream().map(Metric::from).toList(),
        pairwise);
  }

  /**
   * What a pairwise judge said of the two in both orders.
   *
   * @param candidate cases that the candidate won in both orders
   * @param inconsistent cases on which it contradicted itself; half a win each, as ties
   * @param unscored cases without a verdict; in no figure
   * @param winRate of the candidate, 0 to 1, with Tango's interval [lower, upper]
   * @param inconsistency share of judged cases, 0 to 1
   * @param firstPicks how often it chose the answer shown first, with interval: one half where it
   *     goes by the answers; absent where no pair has a choice in each order
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
      double inconsistency,
      Optional<Estimate> firstPicks) {
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
                  (double) tally.inconsistent() / tally.judged(),
                  tally.firstPicks(confidence)));
    }
  }

  /**
   * One metric.
   *
   * @param pairs independent units that both runs scored: conversations, else documents, else cases
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
