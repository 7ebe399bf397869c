package dev.hansei.workflows.statistics;

/**
 * What a bet against "no difference" has made of 1 at stake. Under "no difference" it is above any
 * {@code x} with a chance of at most {@code 1 / x}, whenever one looks; e-values of independent
 * runs multiply.
 *
 * @param logValue its natural logarithm; minus infinity for a lost bet
 * @param disagreements how many cases it rests on
 */
public record EValue(double logValue, int disagreements) {
  public EValue {
    if (Double.isNaN(logValue) || disagreements < 0) {
      throw new IllegalArgumentException(
          "need a number and no negative count, got %s and %d".formatted(logValue, disagreements));
    }
  }

  /** The e-value, at least 0; infinite beyond what a double holds. */
  public double value() {
    return Math.exp(logValue);
  }

  /** A p-value that stays true under any stopping, in [0, 1]. */
  public double pValue() {
    return Math.min(1, Math.exp(-logValue));
  }
}
