package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The noncentral t distribution: how t behaves when there is a difference. The normal distribution
 * averaged over the spread's own distribution by Simpson's rule, or, for a t so large that it turns
 * between two steps of the spread, the other way round; agrees with SciPy's {@code nct} to nine
 * digits.
 */
final class NoncentralT {
  /** The spread's distribution is cut where less than this is left. */
  private static final double CUT = 1e-15;

  /** Even; halving it changes no digit that anyone reads. */
  private static final int STEPS = 1_000;

  /** With fewer degrees of freedom the spread reaches down to 0, where the normal turns sharply. */
  private static final int FEW = 5;

  private static final int STEPS_FEW = 4_000;

  /** The normal is smooth over steps of up to this many of its standard deviations. */
  private static final double SMOOTH = 0.05;

  /** Standard deviations beyond which the normal has nothing that a double holds beside 1. */
  private static final double REACH = 9;

  private final ChiSquaredDistribution squares;
  private final double[] spreads;
  private final double[] weights;

  private NoncentralT(ChiSquaredDistribution squares, double[] spreads, double[] weights) {
    this.squares = squares;
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
    return new NoncentralT(squares, spreads, weights);
  }

  /** The chance of a t of at most {@code t}. */
  double cumulative(double t, double noncentrality) {
    if (Math.abs(t) * (spreads[1] - spreads[0]) > SMOOTH) {
      double below = ofLarge(Math.abs(t), t < 0 ? -noncentrality : noncentrality);
      return Math.clamp(t < 0 ? 1 - below : below, 0, 1);
    }
    double sum = 0;
    for (int i = 0; i < spreads.length; i++) {
      sum += weights[i] * Normal.cumulative(t * spreads[i] - noncentrality);
    }
    return Math.clamp(sum, 0, 1);
  }

  /** The chance of a spread of at least (z + noncentrality) / t, averaged over the normal's z. */
  private double ofLarge(double t, double noncentrality) {
    double freedom = squares.getDegreesOfFreedom();
    double low = Math.max(-REACH, -noncentrality);
    if (low >= REACH) {
      return 1;
    }
    double step = (REACH - low) / STEPS;
    // Below it every spread is large enough.
    double sum = Normal.cumulative(low);
    for (int i = 0; i <= STEPS; i++) {
      double z = low + i * step;
      double spread = (z + noncentrality) / t;
      double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum +=
          weight
              * (step / 3)
              * Normal.density(z)
              * squares.survivalProbability(freedom * spread * spread);
    }
    return sum;
  }
}
