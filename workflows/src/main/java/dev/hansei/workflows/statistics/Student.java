package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution in the shapes that intervals and tests need. */
final class Student {
  private Student() {}

  /** How many standard errors an interval reaches to either side. */
  static double twoSidedQuantile(double degreesOfFreedom, double confidence) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2);
  }

  /** The chance of a figure above {@code t}. */
  static double above(double degreesOfFreedom, double t) {
    return TDistribution.of(degreesOfFreedom).survivalProbability(t);
  }

  /** The chance of a figure at least as far from 0 as {@code t}. */
  static double beyond(double degreesOfFreedom, double t) {
    return Math.min(1, 2 * above(degreesOfFreedom, Math.abs(t)));
  }
}
