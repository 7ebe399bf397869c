package dev.hansei.workflows.statistics;

/**
 * The range that a score can take. It bounds what an unseen case could do, which is all that is
 * known when every case seen so far had the same score.
 *
 * @param min smallest possible score
 * @param max largest possible score, above {@code min}
 */
public record Range(double min, double max) {
  /** The range of every metric's and judge's score. */
  public static final Range UNIT = new Range(0, 1);

  public Range {
    if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
      throw new IllegalArgumentException(
          "a range is finite with min < max, got [%s, %s]".formatted(min, max));
    }
  }

  /** The range of the difference of two scores that each lie in this range. */
  public Range ofDifferences() {
    return new Range(min - max, max - min);
  }

  /** The distance from {@code min} to {@code max}. */
  public double width() {
    return max - min;
  }

  double require(double score) {
    if (!(score >= min && score <= max)) {
      throw new IllegalArgumentException(
          "a score must lie in [%s, %s], got %s".formatted(min, max, score));
    }
    return score;
  }
}
