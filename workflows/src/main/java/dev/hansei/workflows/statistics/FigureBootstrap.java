package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Seeded bootstrap interval of any figure of a sample: a median, a correlation, an F1 score. Units
 * (conversations, documents) are resampled whole.
 *
 * <p>BCa with the acceleration of the jackknife: Efron, "Better Bootstrap Confidence Intervals",
 * JASA 82 (1987); the same ends as {@code scipy.stats.bootstrap} reads from the same resamples.
 * Cost: resamples times the cost of the figure; call it in an activity on queue {@code cpu}.
 */
public final class FigureBootstrap {
  /** Resamples that differ by less than this share of their size are equal. */
  private static final double ROUNDING = 1e-12;

  private FigureBootstrap() {}

  /** A figure of a sample whose unit {@code i} counts {@code times[i]} times. */
  @FunctionalInterface
  public interface Figure {
    /** The figure; NaN where it is not defined, such as a correlation of equal values. */
    double of(int[] times);
  }

  /**
   * The figure with its interval. Resamples in which it is not defined are left out.
   *
   * @param units how many independent units the sample has, at least 1
   * @param range what the figure can be; used where the resamples do not differ, as {@link
   *     Bootstrap#mean} does for a constant sample
   * @return empty where the figure is not defined for the sample itself
   */
  public static Optional<Estimate> interval(
      int units, Figure figure, Range range, BootstrapPlan plan) {
    return interval(
        units,
        figure,
        0,
        value -> ConstantSample.interval(value, units, range, plan.confidence()),
        plan);
  }

  /**
   * The same.
   *
   * @param scale figures of at least this size enter rounding; for one that is around 0 and made of
   *     larger ones
   * @param constant what the figure of a sample leaves open whose resamples do not differ
   */
  static Optional<Estimate> interval(
      int units,
      Figure figure,
      double scale,
      DoubleFunction<Estimate> constant,
      BootstrapPlan plan) {
    if (units < 1) {
      throw new IllegalArgumentException("an estimate needs at least one unit, got " + units);
    }
    plan.requireFeasible(units);
    int[] times = new int[units];
    Arrays.fill(times, 1);
    double value = figure.of(times);
    if (Double.isNaN(value)) {
      return Optional.empty();
    }
    double[] drawn = drawn(units, figure, plan);
    double[] without = without(times, figure);
    if (without.length < 2 || drawn.length < 2) {
      return Optional.of(constant.apply(value));
    }
    double lowest = drawn[0];
    double highest = drawn[drawn.length - 1];
    double tie = ROUNDING * Math.max(scale, Math.max(Math.abs(lowest), Math.abs(highest)));
    if (highest - lowest <= tie) {
      return Optional.of(constant.apply(value));
    }
    double acceleration = ResampledInterval.acceleration(without);
    return Optional.of(
        new ResampledInterval(value, drawn, acceleration, units, tie).interval(plan));
  }

  /** The figure of each resample, ascending. */
  private static double[] drawn(int units, Figure figure, BootstrapPlan plan) {
    SplitMix64 generator = new SplitMix64(plan.seed());
    double[] figures = new double[plan.resamples()];
    int[] times = new int[units];
    for (int resample = 0; resample < figures.length; resample++) {
      Arrays.fill(times, 0);
      for (int draw = 0; draw < units; draw++) {
        times[generator.nextBelow(units)]++;
      }
      figures[resample] = figure.of(times);
    }
    return Arrays.stream(figures).filter(each -> !Double.isNaN(each)).sorted().toArray();
  }

  /** The figure without one unit each. */
  private static double[] without(int[] once, Figure figure) {
    int[] times = once.clone();
    double[] figures = new double[once.length < 2 ? 0 : once.length];
    for (int unit = 0; unit < figures.length; unit++) {
      times[unit] = 0;
      figures[unit] = figure.of(times);
      times[unit] = 1;
    }
    return Arrays.stream(figures).filter(each -> !Double.isNaN(each)).toArray();
  }
}
