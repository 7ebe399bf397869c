package dev.hansei.workflows.statistics;

/**
 * How much more often the candidate alone passed than the baseline alone.
 *
 * @param value in [0, infinity]; 1 says that both are alike
 * @param lower lower end of the interval, in [0, infinity]
 * @param upper upper end, in [0, infinity]
 * @param confidence share of such intervals that hold the true ratio, at least
 * @param disagreements how many cases it rests on, at least 1
 */
public record OddsRatio(
    double value, double lower, double upper, double confidence, int disagreements) {
  public OddsRatio {
    if (!(lower >= 0 && lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "need 0 <= lower <= value <= upper, got %s in [%s, %s]".formatted(value, lower, upper));
    }
    Rules.requireConfidence(confidence);
    if (disagreements < 1) {
      throw new IllegalArgumentException("need a disagreement, got " + disagreements);
    }
  }
}
