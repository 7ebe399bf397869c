package dev.hansei.workflows.statistics;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The chance that a paired comparison finds a difference that is there, the cases it takes, and the
 * smallest difference that it would find.
 *
 * <p>Sources: Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), for the t
 * test (the same as statsmodels' {@code TTestPower}); Connor, Biometrics 43 (1987), for McNemar's
 * test, whose formula is an approximation.
 */
public final class PairedPower {
  /** No standardised effect is sought beyond it: two cases would show it. */
  private static final double EFFECT_MAX = 1_000;

  private PairedPower() {}

  /**
   * The power of the paired t test.
   *
   * @param effect true mean difference in standard deviations of the differences; finite
   * @param units at least 2
   * @param level chance of a false finding, in (0, 1)
   */
  public static double ofTTest(double effect, int units, Alternative alternative, double level) {
    requireShare("a level", level);
    if (units < 2 || !Double.isFinite(effect)) {
      throw new IllegalArgumentException(
          "need a finite effect and at least 2 units, got %s and %d".formatted(effect, units));
    }
    int freedom = units - 1;
    double shift = effect * Math.sqrt(units);
    NoncentralT distribution = NoncentralT.of(freedom);
    boolean twoSided = alternative == Alternative.TWO_SIDED;
    double edge =
        TDistribution.of(freedom).inverseSurvivalProbability(twoSided ? level / 2 : level);
    double below = distribution.cumulative(-edge, shift);
    double above = distribution.cumulative(-edge, -shift);
    return switch (alternative) {
      case TWO_SIDED -> Math.min(1, below + above);
      case GREATER -> above;
      case LESS -> below;
    };
  }

  /**
   * How many units give the t test a power.
   *
   * @param effect in the direction of the alternative, not 0
   * @return at least 2; empty when it takes more than {@link SampleSize#MAX_UNITS}
   */
  public static OptionalInt unitsForTTest(
      double effect, double power, Alternative alternative, double level) {
    requireShare("power", power);
    return fewest(2, units -> ofTTest(effect, units, alternative, level) >= power);
  }

  /**
   * The smallest effect, in standard deviations of the differences, that the t test finds with a
   * power; above 0, in the direction of the alternative.
   */
  public static double detectable(int units, double power, Alternative alternative, double level) {
    requireShare("power", power);
    double sign = alternative == Alternative.LESS ? -1 : 1;
    return Bisection.root(
        effect -> ofTTest(sign * effect, units, alternative, level) - power, 0, EFFECT_MAX);
  }

  /**
   * The power of McNemar's two-sided test.
   *
   * @param disagreement share of cases on which the versions disagree, in (0, 1]
   * @param difference share the candidate wins less share it loses, within the disagreement
   */
  public static double ofMcNemar(double disagreement, double difference, int units, double level) {
    requireShare("a level", level);
    if (!(disagreement > 0 && disagreement <= 1 && Math.abs(difference) <= disagreement)) {
      throw new IllegalArgumentException(
          "need 0 < disagreement <= 1 and a difference within it, got %s and %s"
              .formatted(disagreement, difference));
    }
    if (units < 1) {
      throw new IllegalArgumentException("need at least one unit, got " + units);
    }
    double reach =
        Math.abs(difference) * Math.sqrt(units)
            - Normal.twoSidedQuantile(1 - level) * Math.sqrt(disagreement);
    double spread = Math.sqrt(disagreement - difference * difference);
    return spread == 0 ? (reach >= 0 ? 1 : 0) : Normal.cumulative(reach / spread);
  }

  /** How many units give McNemar's test a power; empty as {@link #unitsForTTest}. */
  public static OptionalInt unitsForMcNemar(
      double disagreement, double difference, double power, double level) {
    requireShare("power", power);
    return fewest(1, units -> ofMcNemar(disagreement, difference, units, level) >= power);
  }

  /** The smallest difference in shares that McNemar's test finds; the disagreement if none is. */
  public static double detectableByMcNemar(
      double disagreement, int units, double power, double level) {
    requireShare("power", power);
    return Bisection.root(
        difference -> ofMcNemar(disagreement, difference, units, level) - power, 0, disagreement);
  }

  /** The smallest number at which what holds for large ones holds. */
  private static OptionalInt fewest(int from, IntPredicate enough) {
    int high = from;
    while (!enough.test(high)) {
      if (high >= SampleSize.MAX_UNITS) {
        return OptionalInt.empty();
      }
      high = Math.min(SampleSize.MAX_UNITS, 2 * high);
    }
    int low = from;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalInt.of(low);
  }

  private static void requireShare(String what, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "%s must lie strictly between 0 and 1, got %s".formatted(what, share));
    }
  }
}
