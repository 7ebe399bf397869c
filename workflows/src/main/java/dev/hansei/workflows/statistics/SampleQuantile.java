package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A quantile of a sample, such as the 95th percentile of times, with the interval that needs no
 * distribution: its ends are figures of the sample, chosen so that the true quantile lies below the
 * lower one, or above the upper one, with at most half of what the confidence leaves each.
 *
 * <p>Sources: Conover, "Practical Nonparametric Statistics" (1999), 3.2; for independent figures
 * the same as {@code scipy.stats.quantile_test(...).confidence_interval}. Figures that share a unit
 * (repeats of a case, cases of a document) count as Kish's effective number, as if those of a unit
 * were all the same (Kish, "Survey Sampling", 1965): rather too wide than too narrow.
 *
 * @param value the least figure that at least the share of the sample does not exceed
 * @param lower empty where so few figures leave it open
 * @param upper empty where so few figures leave it open
 * @param observations how many figures there are
 * @param effective how many independent ones they are worth, at least 1
 */
public record SampleQuantile(
    double value, OptionalDouble lower, OptionalDouble upper, int observations, int effective) {
  /** The same as of {@link SampleSize}: nobody gathers more. */
  private static final int UNITS_MAX = SampleSize.MAX_UNITS;

  /**
   * The quantile.
   *
   * @param share of figures that do not exceed it, in (0, 1)
   * @throws IllegalArgumentException when there is no figure
   */
  public static SampleQuantile of(List<Observation> sample, double share, double confidence) {
    if (sample.isEmpty()) {
      throw new IllegalArgumentException("a quantile needs at least one observation, got none");
    }
    requireShare(share);
    Rules.requireConfidence(confidence);
    double[] sorted = sample.stream().mapToDouble(Observation::value).sorted().toArray();
    int n = sorted.length;
    int effective = Effective.size(sample);
    double tail = (1 - confidence) / 2;
    var below = BinomialDistribution.of(effective, share);
    int low = below.inverseCumulativeProbability(tail);
    int high = below.inverseSurvivalProbability(tail) + 1;
    int middle = (int) Math.ceil(share * n - 1e-9);
    return new SampleQuantile(
        sorted[Math.clamp(middle, 1, n) - 1],
        low < 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(sorted[(int) ((low - 1L) * n / effective)]),
        high > effective
            ? OptionalDouble.empty()
            : OptionalDouble.of(sorted[(int) (((long) high * n + effective - 1) / effective) - 1]),
        n,
        effective);
  }

  /**
   * How many independent figures give the quantile an upper end.
   *
   * @return at least 1
   */
  public static int unitsForUpper(double share, double confidence) {
    requireShare(share);
    Rules.requireConfidence(confidence);
    double units = Math.log((1 - confidence) / 2) / Math.log(share);
    return (int) Math.clamp(Math.ceil(units - 1e-9), 1, UNITS_MAX);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("a share must lie strictly between 0 and 1: " + share);
    }
  }
}
