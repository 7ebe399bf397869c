package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The noncentral t distribution: how t behaves when there is a difference. The normal distribution
 * averaged over the spread's own distribution by Simpson's rule; agrees with SciPy's {@code nct} to
 * nine digits.
 */
final class NoncentralT {
  /** The spread's distribution is cut where less than this is left. */
  private static final double CUT = 1e-15;

  /** Even; halving it changes no digit that anyone reads. */
  private static final int STEPS = 1_000;

  /** With fewer degrees of freedom the spread reaches down to 0, where the normal turns sharply. */
  private static final int FEW = 5;

  private static final int STEPS_FEW = 4_000;

  private final double[] spreads;
  private final double[] weights;

  private NoncentralT(double[] spreads, double[] weights) {
    this.spreads = spreads;
    this.weights = weights;
  }

  static NoncentralT of(int degreesOfFreedom) {
    ChiSquaredDistribution squares = ChiSquaredDistribution.of(degreesOfFreedom);
    double low = Math.sqrt(squares.inverseCumulativeProbability(CUT) / degreesOfFreedom);
    double high = Math.sqrt(squares.inverseSurvivalProbability(CUT) / degreesOfFreedom);
    int steps = degreesOfFreedom < FEW ? STEPS_FEW : STEPS;
    double step = (high - low) / steps;
    double[] spreads = new double[steps + 1];
    double[] weights = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      double spread = low + i * step;
      double density =
          2 * degreesOfFreedom * spread * squares.density(degreesOfFreedom * spread * spread);
      spreads[i] = spread;
      weights[i] = density * step / 3 * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
    }
    return new NoncentralT(spreads, weights);
  }

  /** The chance of a t of at most {@code t}. */
  double cumulative(double t, double noncentrality) {
    double sum = 0;
    for (int i = 0; i < spreads.length; i++) {
      sum += weights[i] * Normal.cumulative(t * spreads[i] - noncentrality);
    }
    return Math.clamp(sum, 0, 1);
  }
}
