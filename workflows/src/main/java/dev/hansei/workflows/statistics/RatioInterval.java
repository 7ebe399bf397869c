package dev.hansei.workflows.statistics;

/**
 * The ratio of two positive figures from the interval of either: on logarithms each side's doubt is
 * recovered from its own interval, and the two are put together as those of a difference. Exact for
 * no distribution and good for skewed ones, whose intervals are not of equal length to both sides.
 * The two are taken as unrelated; where they rise and fall together, as the times of one case do,
 * the interval is rather too wide.
 *
 * <p>Source: Zou and Donner, Statistics in Medicine 27 (2008), on logarithms as Zou, Huang and
 * Zhang, Computational Statistics and Data Analysis 53 (2009), do for lognormal means.
 */
public final class RatioInterval {
  private RatioInterval() {}

  /**
   * The ratio {@code top} over {@code bottom}; its {@code n} is that of the one with fewer.
   *
   * @throws IllegalArgumentException when an interval reaches 0, or does not hold its value
   */
  public static Estimate of(Estimate top, Estimate bottom) {
    requirePositive(top);
    requirePositive(bottom);
    double value = Math.log(top.value() / bottom.value());
    double down =
        reach(Math.log(top.value() / top.lower()), Math.log(bottom.upper() / bottom.value()));
    double up =
        reach(Math.log(top.upper() / top.value()), Math.log(bottom.value() / bottom.lower()));
    return new Estimate(
        Math.exp(value),
        Math.exp(value - down),
        Math.exp(value + up),
        top.confidence(),
        Math.min(top.n(), bottom.n()));
  }

  private static double reach(double one, double other) {
    return Math.sqrt(one * one + other * other);
  }

  private static void requirePositive(Estimate figure) {
    if (!(figure.lower() > 0) || !figure.contains(figure.value())) {
      throw new IllegalArgumentException(
          "a ratio is of figures above 0 in their intervals, got %s in [%s, %s]"
              .formatted(figure.value(), figure.lower(), figure.upper()));
    }
  }
}
