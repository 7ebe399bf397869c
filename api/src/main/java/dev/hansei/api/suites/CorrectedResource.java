package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.UUID;

/**
 * How much of a run people would pass, by people's labels and judges' verdicts together.
 *
 * @param confidence of all intervals
 * @param rates one for each judge whose criterion people labelled too
 */
public record CorrectedResource(double confidence, List<Rate> rates) {
  public CorrectedResource {
    rates = List.copyOf(rates);
  }

  /**
   * One judge's.
   *
   * @param metric of the judge's assertion
   * @param name what people call the judge
   * @param corrected the share that people would pass; the figure to go by
   * @param peopleOnly the same from their labels alone
   * @param judgeOnly the share that the judge passes; the naive figure
   * @param trust how far the judge was used, 0 (not at all) to 1
   * @param labels answers that people labelled, of those with a verdict
   * @param verdicts answers that the judge gave a verdict on
   * @param sentence the same in words
   */
  public record Rate(
      String metric,
      UUID judge,
      String name,
      PassRate corrected,
      PassRate peopleOnly,
      PassRate judgeOnly,
      double trust,
      int labels,
      int verdicts,
      String sentence) {}

  /**
   * A share, 0 to 1, with its interval.
   *
   * @param n independent units: conversations, documents or cases
   */
  public record PassRate(double value, double lower, double upper, int n) {
    private static PassRate of(Estimate share) {
      return new PassRate(share.value(), share.lower(), share.upper(), share.n());
    }
  }

  static CorrectedResource from(CorrectedTable table) {
    return new CorrectedResource(
        CorrectedReader.CONFIDENCE,
        table.rates().stream()
            .map(rate ->
                new Rate(
                    rate.metric(),
                    rate.judgeId().value(),
                    rate.judge(),
                    PassRate.of(rate.corrected()),
                    PassRate.of(rate.sampled().peopleOnly()),
                    PassRate.of(rate.judgeOnly()),
                    rate.sampled().trust(),
                    rate.labels(),
                    rate.verdicts(),
                    rate.sentence()))
            .toList());
  }
}
