package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The noncentral t distribution: how t behaves when there is a difference. The normal distribution
 * averaged over the spread's own distribution by Simpson's rule; agrees with SciPy's {@code nct} to
 * about ten digits.
 */
final class NoncentralT {
  /** The spread's distribution is cut where less than this is left. */
  private static final double CUT = 1e-15;

  /** Even; halving it changes no digit that anyone reads. */
  private static final int STEPS = 4_000;

  private NoncentralT() {}

  /** The chance of a t of at most {@code t}. */
  static double cumulative(double t, int degreesOfFreedom, double noncentrality) {
    ChiSquaredDistribution squares = ChiSquaredDistribution.of(degreesOfFreedom);
    double low = Math.sqrt(squares.inverseCumulativeProbability(CUT) / degreesOfFreedom);
    double high = Math.sqrt(squares.inverseSurvivalProbability(CUT) / degreesOfFreedom);
    double step = (high - low) / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double spread = low + i * step;
      double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      double density =
          2 * degreesOfFreedom * spread * squares.density(degreesOfFreedom * spread * spread);
      sum += weight * density * Normal.cumulative(t * spread - noncentrality);
    }
    return Math.clamp(sum * step / 3, 0, 1);
  }
}
