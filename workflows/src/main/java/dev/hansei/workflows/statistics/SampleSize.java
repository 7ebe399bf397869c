package dev.hansei.workflows.statistics;

import java.util.OptionalInt;

/**
 * How many cases a precision or a decision needs. Plans by the normal approximation, so it is a
 * forecast: the interval of the data that then arrive decides.
 */
public final class SampleSize {
  /**
   * Nobody gathers more judged cases than this for one decision; beyond it the answer is "cannot be
   * told".
   */
  public static final int MAX_UNITS = 1_000_000;

  /** The chance of a decision that a forecast aims at when nothing else is asked. */
  public static final double DEFAULT_POWER = 0.8;

  private SampleSize() {}

  /**
   * How many independent units give an interval of at most this half width.
   *
   * @param standardDeviation spread of single units, not negative
   * @param halfWidth wanted half width in the unit of the value, above 0
   * @return at least 1; empty when it takes more than {@link #MAX_UNITS}
   */
  public static OptionalInt forHalfWidth(
      double standardDeviation, double halfWidth, double confidence) {
    if (!(standardDeviation >= 0) || !(halfWidth > 0)) {
      throw new IllegalArgumentException(
          "need a standard deviation >= 0 and a half width > 0, got %s and %s"
              .formatted(standardDeviation, halfWidth));
    }
    Rules.requireConfidence(confidence);
    double ratio = Normal.twoSidedQuantile(confidence) * standardDeviation / halfWidth;
    return whole(ratio * ratio);
  }

  /**
   * How many more units would let the interval leave {@code threshold}, if the true difference is
   * the one seen so far.
   *
   * @param power the chance that the decision then falls, in (0, 1)
   * @return 0 when it is decided already; empty when the difference lies so close to the threshold
   *     that it takes more than {@link #MAX_UNITS}
   */
  public static OptionalInt moreToDecide(PairedDifference seen, double threshold, double power) {
    return moreToDecide(seen.difference(), seen.standardError(), threshold, power);
  }

  /**
   * The same, of a difference that has come back from the registry.
   *
   * @param standardError of the difference; 0 when every unit had the same
   */
  public static OptionalInt moreToDecide(
      Estimate difference, double standardError, double threshold, double power) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power must lie strictly between 0 and 1, got " + power);
    }
    if (!(standardError >= 0)) {
      throw new IllegalArgumentException("a standard error is not negative, got " + standardError);
    }
    if (!difference.contains(threshold)) {
      return OptionalInt.of(0);
    }
    double distance = Math.abs(difference.value() - threshold);
    double needed =
        standardError == 0
            ? constantUnits(difference, threshold, distance)
            : spreadUnits(difference, standardError, distance, power);
    OptionalInt total = whole(needed);
    // The forecast may say "enough" while the interval says "open": then the next unit is what to
    // ask for.
    return total.isEmpty() ? total : OptionalInt.of(Math.max(1, total.getAsInt() - difference.n()));
  }

  /**
   * The smallest true difference that so many units would tell from zero: the normal approximation,
   * as in {@link #forHalfWidth}.
   *
   * @param standardDeviation spread of the units' differences, not negative
   * @param units at least 1
   * @param power the chance that it is told, in (0, 1)
   */
  public static double detectable(
      double standardDeviation, int units, double confidence, double power) {
    if (!(standardDeviation >= 0) || units < 1) {
      throw new IllegalArgumentException(
          "need a standard deviation >= 0 and a unit, got %s and %d"
              .formatted(standardDeviation, units));
    }
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power must lie strictly between 0 and 1, got " + power);
    }
    Rules.requireConfidence(confidence);
    return reach(confidence, power) * standardDeviation / Math.sqrt(units);
  }

  /** The spread that an interval of a mean of so many units was made from. */
  public static double spreadOf(Estimate mean) {
    return (mean.upper() - mean.lower())
        / 2
        * Math.sqrt(mean.n())
        / Normal.twoSidedQuantile(mean.confidence());
  }

  /** In standard errors; 0 where luck alone has the power that is asked. */
  private static double reach(double confidence, double power) {
    return Math.max(0, Normal.twoSidedQuantile(confidence) + Normal.quantile(power));
  }

  private static double spreadUnits(
      Estimate seen, double standardError, double distance, double power) {
    double ratio = reach(seen.confidence(), power) * standardError / distance;
    return seen.n() * ratio * ratio;
  }

  private static double constantUnits(Estimate seen, double threshold, double distance) {
    double gap =
        threshold <= seen.value() ? seen.value() - seen.lower() : seen.upper() - seen.value();
    double room = gap / ConstantSample.unseenShare(seen.n(), seen.confidence());
    return ConstantSample.unitsFor(distance / room, seen.confidence());
  }

  private static OptionalInt whole(double units) {
    return units > MAX_UNITS || Double.isNaN(units)
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.max(1, Math.ceil(units)));
  }
}
