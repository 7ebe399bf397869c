package dev.hansei.workflows.statistics;

import java.util.Arrays;

/**
 * The paired permutation test: if the versions were alike, each unit's difference could as well
 * have had the other sign. All sign patterns are tried when they are no more than the resamples of
 * the plan, else as many random ones.
 *
 * <p>Source: Fisher, "The Design of Experiments" (1935), section 21; for random patterns the
 * observed one counts as one of them (Phipson and Smyth, 2010), so the p-value is never 0. Same
 * rule as SciPy's {@code permutation_test}.
 */
final class SignFlip {
  private static final double ROUNDING = 1e-12;

  private SignFlip() {}

  static double pValue(Units units, BootstrapPlan plan) {
    double[] sums = nonZeroSums(units);
    double observed = 0;
    double scale = 0;
    for (double sum : sums) {
      observed += sum;
      scale += Math.abs(sum);
    }
    double atLeast = Math.abs(observed) - ROUNDING * scale;
    boolean enumerable = sums.length < Integer.SIZE - 1 && 1 << sums.length <= plan.resamples();
    return enumerable ? exact(sums, atLeast) : sampled(sums, atLeast, plan);
  }

  private static double exact(double[] sums, double atLeast) {
    int patterns = 1 << sums.length;
    int extreme = 0;
    for (int pattern = 0; pattern < patterns; pattern++) {
      extreme += Math.abs(flippedBlock(sums, 0, pattern)) >= atLeast ? 1 : 0;
    }
    return (double) extreme / patterns;
  }

  private static double sampled(double[] sums, double atLeast, BootstrapPlan plan) {
    // The complement keeps this stream apart from the bootstrap's, which starts at the seed itself.
    SplitMix64 generator = new SplitMix64(~plan.seed());
    int extreme = 0;
    for (int resample = 0; resample < plan.resamples(); resample++) {
      double flipped = 0;
      for (int start = 0; start < sums.length; start += Long.SIZE) {
        flipped += flippedBlock(sums, start, generator.next());
      }
      extreme += Math.abs(flipped) >= atLeast ? 1 : 0;
    }
    return (extreme + 1.0) / (plan.resamples() + 1.0);
  }

  /** Sums up to 64 differences from {@code start}, the sign of each by one bit. */
  static double flippedBlock(double[] sums, int start, long signs) {
    double flipped = 0;
    int end = Math.min(sums.length, start + Long.SIZE);
    long rest = signs;
    for (int unit = start; unit < end; unit++) {
      flipped += (rest & 1) == 0 ? sums[unit] : -sums[unit];
      rest >>>= 1;
    }
    return flipped;
  }

  /** Flipping a zero changes nothing; leaving zeros out lets more samples be tried exactly. */
  private static double[] nonZeroSums(Units units) {
    double[] sums = new double[units.size()];
    int kept = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      if (units.compare(units.sum(unit), 0) != 0) {
        sums[kept++] = units.sum(unit);
      }
    }
    return Arrays.copyOf(sums, kept);
  }
}
