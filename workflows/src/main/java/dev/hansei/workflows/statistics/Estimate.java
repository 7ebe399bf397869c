package dev.hansei.workflows.statistics;

/**
 * A figure and the interval that holds its doubt.
 *
 * @param value what the sample says
 * @param lower lower end of the interval
 * @param upper upper end of the interval; a bootstrap interval of a very skewed sample may leave
 *     out {@code value}
 * @param confidence share of such intervals that hold the true figure, in (0, 1)
 * @param n how many independent units the sample had, at least 1
 */
public record Estimate(double value, double lower, double upper, double confidence, int n) {
  public Estimate {
    if (!Double.isFinite(value) || !Double.isFinite(lower) || !Double.isFinite(upper)) {
      throw new IllegalArgumentException(
          "an estimate is finite, got %s in [%s, %s]".formatted(value, lower, upper));
    }
    if (lower > upper) {
      throw new IllegalArgumentException(
          "the lower end must not be above the upper end, got [%s, %s]".formatted(lower, upper));
    }
    Rules.requireConfidence(confidence);
    if (n < 1) {
      throw new IllegalArgumentException("an estimate needs at least one unit, got n = " + n);
    }
  }

  /** Half the width of the interval: how precise the estimate is, in the unit of its value. */
  public double halfWidth() {
    return (upper - lower) / 2;
  }

  /**
   * Whether the interval leaves it open on which side of {@code threshold} the true figure lies.
   */
  public boolean contains(double threshold) {
    return lower <= threshold && threshold <= upper;
  }
}
