package dev.hansei.workflows.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** The means of the resamples of one sample, sorted, and what is read from them. */
final class BootstrapDistribution {
  private final Units units;
  private final BootstrapPlan plan;
  private final double[] sorted;

  private BootstrapDistribution(Units units, BootstrapPlan plan, double[] sorted) {
    this.units = units;
    this.plan = plan;
    this.sorted = sorted;
  }

  static BootstrapDistribution draw(Units units, BootstrapPlan plan) {
    plan.requireFeasible(units.size());
    SplitMix64 generator = new SplitMix64(plan.seed());
    double[] means = new double[plan.resamples()];
    for (int resample = 0; resample < means.length; resample++) {
      means[resample] = resampledMean(units, generator);
    }
    Arrays.sort(means);
    return new BootstrapDistribution(units, plan, means);
  }

  Estimate interval() {
    double tail = (1 - plan.confidence()) / 2;
    return switch (plan.method()) {
      case PERCENTILE -> between(tail, 1 - tail);
      case BCA -> corrected(tail);
      case EXPANDED_BCA -> corrected(expanded(tail));
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
      int order = units.compare(each, threshold);
      below += order < 0 ? 1 : order == 0 ? 0.5 : 0;
    }
    return below / sorted.length;
  }

  private static double resampledMean(Units units, SplitMix64 generator) {
    double sum = 0;
    int count = 0;
    for (int draw = 0; draw < units.size(); draw++) {
      int unit = generator.nextBelow(units.size());
      sum += units.sum(unit);
      count += units.count(unit);
    }
    return sum / count;
  }

  /**
   * Hesterberg's expansion: the normal tail that Student's t and the divisor n - 1 make of {@code
   * tail}.
   */
  private double expanded(double tail) {
    int n = units.size();
    double t = TDistribution.of(n - 1).inverseCumulativeProbability(tail);
    // Two units push the tail below what a double holds; its quantile must stay finite.
    return Math.max(Double.MIN_NORMAL, Normal.cumulative(t * Math.sqrt((double) n / (n - 1))));
  }

  private Estimate corrected(double tail) {
    double bias = Normal.quantile(insideOpenInterval(shareBelow(units.mean())));
    double acceleration = units.acceleration();
    return between(
        corrected(bias, acceleration, Normal.quantile(tail)),
        corrected(bias, acceleration, -Normal.quantile(tail)));
  }

  private static double corrected(double bias, double acceleration, double z) {
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

  private Estimate between(double lowerQuantile, double upperQuantile) {
    return new Estimate(
        units.mean(),
        quantile(lowerQuantile),
        quantile(upperQuantile),
        plan.confidence(),
        units.size());
  }

  /** Linear between order statistics, as NumPy's default. */
  private double quantile(double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
