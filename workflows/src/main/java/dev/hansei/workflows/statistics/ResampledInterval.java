package dev.hansei.workflows.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How an interval is read from the resamples of any figure.
 *
 * @param value the figure of the sample itself
 * @param sorted the figure of each resample, ascending
 * @param acceleration Efron's, from the jackknife
 * @param units how many independent units the sample had
 * @param tie differences up to this are rounding
 */
record ResampledInterval(
    double value, double[] sorted, double acceleration, int units, double tie) {

  /** Efron's acceleration from the figures without one unit each; 0 where they are all equal. */
  static double acceleration(double[] without) {
    double average = Arrays.stream(without).average().orElseThrow();
    double squares = 0;
    double cubes = 0;
    for (double figure : without) {
      double gap = average - figure;
      squares += gap * gap;
      cubes += gap * gap * gap;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  Estimate interval(BootstrapPlan plan) {
    double tail = (1 - plan.confidence()) / 2;
    return switch (plan.method()) {
      case PERCENTILE -> between(tail, 1 - tail, plan);
      case BCA -> corrected(tail, plan);
      case EXPANDED_BCA -> corrected(expanded(tail), plan);
    };
  }

  double standardError() {
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double squares = 0;
    for (double each : sorted) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / (sorted.length - 1));
  }

  /** The share of resamples below {@code threshold}; ties count half. */
  double shareBelow(double threshold) {
    double below = 0;
    for (double each : sorted) {
      boolean tied = Math.abs(each - threshold) <= tie;
      below += tied ? 0.5 : each < threshold ? 1 : 0;
    }
    return below / sorted.length;
  }

  /**
   * Hesterberg's expansion: the normal tail that Student's t and the divisor n - 1 make of {@code
   * tail}.
   */
  private double expanded(double tail) {
    double t = TDistribution.of(units - 1).inverseCumulativeProbability(tail);
    // Two units push the tail below what a double holds; its quantile must stay finite.
    return Math.max(
        Double.MIN_NORMAL, Normal.cumulative(t * Math.sqrt((double) units / (units - 1))));
  }

  private Estimate corrected(double tail, BootstrapPlan plan) {
    double bias = Normal.quantile(insideOpenInterval(shareBelow(value)));
    return between(
        corrected(bias, Normal.quantile(tail)), corrected(bias, -Normal.quantile(tail)), plan);
  }

  private double corrected(double bias, double z) {
    double moved = bias + z;
    double stretch = 1 - acceleration * moved;
    // Past its pole the correction would turn round: the furthest resample is the honest end.
    return stretch <= 0 ? (moved < 0 ? 0 : 1) : Normal.cumulative(bias + moved / stretch);
  }

  /** No resample on one side says "fewer than one in so many", not "never". */
  private double insideOpenInterval(double share) {
    double edge = 0.5 / sorted.length;
    return Math.clamp(share, edge, 1 - edge);
  }

  private Estimate between(double lowerQuantile, double upperQuantile, BootstrapPlan plan) {
    return new Estimate(
        value, quantile(lowerQuantile), quantile(upperQuantile), plan.confidence(), units);
  }

  /** Linear between order statistics, as NumPy's default. */
  private double quantile(double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
