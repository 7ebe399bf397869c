package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The area under the ROC curve: the chance that a positive item has a higher score than a negative
 * one, ties counting half; 0.5 says nothing. With the interval of DeLong, DeLong and
 * Clarke-Pearson, Biometrics 44 (1988), in [0, 1]. Items are taken as independent.
 */
public final class Auc {
  private Auc() {}

  /**
   * The area with its interval; empty where one of the two kinds is missing. A perfect area of n
   * items of the rarer kind gets the interval that n equal units leave open.
   */
  public static Optional<Estimate> interval(List<ScoredItem> items, double confidence) {
    Rules.requireConfidence(confidence);
    return area(items).map(area -> area.interval(items.size(), confidence));
  }

  /** The area and DeLong's variance of it; empty where one of the two kinds is missing. */
  static Optional<Area> area(List<ScoredItem> items) {
    double[] positives = scores(items, true);
    double[] negatives = scores(items, false);
    if (positives.length == 0 || negatives.length == 0) {
      return Optional.empty();
    }
    double[] aboveNegatives = placements(positives, negatives);
    double[] abovePositives = placements(negatives, positives);
    double area = Arrays.stream(aboveNegatives).average().orElseThrow();
    double variance =
        variance(aboveNegatives) / positives.length + variance(abovePositives) / negatives.length;
    return Optional.of(new Area(area, variance, Math.min(positives.length, negatives.length)));
  }

  /**
   * An area before an interval is made of it.
   *
   * @param variance 0 where the kinds lie apart, or where each has one score only
   * @param rarer how many items the rarer kind has
   */
  record Area(double value, double variance, int rarer) {
    private Estimate interval(int items, double confidence) {
      // How a single one's placement varies is not known.
      if (variance == 0 || rarer == 1) {
        Estimate open = ConstantSample.interval(value, rarer, Range.UNIT, confidence);
        return new Estimate(value, open.lower(), open.upper(), confidence, items);
      }
      double reach = Normal.twoSidedQuantile(confidence) * Math.sqrt(variance);
      return new Estimate(
          value, Math.max(0, value - reach), Math.min(1, value + reach), confidence, items);
    }
  }

  private static double[] scores(List<ScoredItem> items, boolean positive) {
    return items.stream()
        .filter(item -> item.positive() == positive)
        .mapToDouble(ScoredItem::score)
        .sorted()
        .toArray();
  }

  /** For each of {@code scores}, the share of {@code others} below it, ties half; both sorted. */
  private static double[] placements(double[] scores, double[] others) {
    double[] shares = new double[scores.length];
    int below = 0;
    int notAbove = 0;
    for (int i = 0; i < scores.length; i++) {
      while (below < others.length && others[below] < scores[i]) {
        below++;
      }
      while (notAbove < others.length && others[notAbove] <= scores[i]) {
        notAbove++;
      }
      shares[i] = (below + notAbove) / 2.0 / others.length;
    }
    return shares;
  }

  /** Of one placement; 0 for a single one, of which nothing is known. */
  private static double variance(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
