package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution in the shapes that intervals need. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  static double quantile(double probability) {
    return STANDARD.inverseCumulativeProbability(probability);
  }

  static double cumulative(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  static double density(double z) {
    return STANDARD.density(z);
  }

  /** How many standard errors an interval reaches to either side. */
  static double twoSidedQuantile(double confidence) {
    return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
  }
}
