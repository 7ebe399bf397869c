package dev.hansei.workflows.statistics;

/**
 * How to resample. The seed is part of it, so that the same scores give the same interval wherever
 * it is recomputed.
 *
 * @param resamples how many resamples, in [{@value #MIN_RESAMPLES}, {@value #MAX_RESAMPLES}]
 * @param confidence confidence of the interval, in (0, 1)
 * @param method how the interval is read
 * @param seed where the random stream starts; any value
 */
public record BootstrapPlan(int resamples, double confidence, IntervalMethod method, long seed) {
  /** Fewer leave the ends of a 95 % interval to about 25 resamples. */
  public static final int MIN_RESAMPLES = 1_000;

  /** The ends of a 95 % interval are then steady to about 1 % of its width. */
  public static final int DEFAULT_RESAMPLES = 10_000;

  /** More change nothing that anyone would decide on. */
  public static final int MAX_RESAMPLES = 100_000;

  /** Units times resamples; about five seconds on one core. */
  public static final long MAX_DRAWS = 1_000_000_000;

  public BootstrapPlan {
    if (resamples < MIN_RESAMPLES || resamples > MAX_RESAMPLES) {
      throw new IllegalArgumentException(
          "resamples must lie in [%d, %d], got %d"
              .formatted(MIN_RESAMPLES, MAX_RESAMPLES, resamples));
    }
    Rules.requireConfidence(confidence);
  }

  /**
   * The plan that evidence uses unless it says otherwise: 95 %, expanded BCa, {@link
   * #DEFAULT_RESAMPLES}.
   */
  public static BootstrapPlan withSeed(long seed) {
    return new BootstrapPlan(DEFAULT_RESAMPLES, 0.95, IntervalMethod.EXPANDED_BCA, seed);
  }

  void requireFeasible(int units) {
    if ((long) units * resamples > MAX_DRAWS) {
      throw new IllegalArgumentException(
          "%d units x %d resamples exceed %d draws: sample the units or lower the resamples"
              .formatted(units, resamples, MAX_DRAWS));
    }
  }
}
