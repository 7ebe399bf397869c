package dev.hansei.workflows.statistics;

import java.util.Arrays;

/** The means of the resamples of one sample, sorted, and what is read from them. */
final class BootstrapDistribution {
  private final BootstrapPlan plan;
  private final ResampledInterval means;

  private BootstrapDistribution(BootstrapPlan plan, ResampledInterval means) {
    this.plan = plan;
    this.means = means;
  }

  static BootstrapDistribution draw(Units units, BootstrapPlan plan) {
    plan.requireFeasible(units.size());
    SplitMix64 generator = new SplitMix64(plan.seed());
    double[] means = new double[plan.resamples()];
    for (int resample = 0; resample < means.length; resample++) {
      means[resample] = resampledMean(units, generator);
    }
    Arrays.sort(means);
    return new BootstrapDistribution(
        plan,
        new ResampledInterval(
            units.mean(), means, units.acceleration(), units.size(), units.tie()));
  }

  Estimate interval() {
    return means.interval(plan);
  }

  double standardError() {
    return means.standardError();
  }

  /** The share of resamples below {@code threshold}; ties count half. */
  double shareBelow(double threshold) {
    return means.shareBelow(threshold);
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
}
