package dev.hansei.workflows.statistics;

/**
 * The paired permutation test with a say about its direction: if the versions were alike, each
 * difference could as well have had the other sign. All patterns of signs are tried while they are
 * few, else as many random ones as asked, of which the observed one is one (so that the p-value is
 * never 0).
 *
 * <p>Sources: Fisher, "The Design of Experiments" (1935), section 21; Phipson and Smyth, Stat.
 * Appl. Genet. Mol. Biol. 9 (2010). The same as {@code scipy.stats.permutation_test} with {@code
 * permutation_type="samples"}. {@link Bootstrap#pairedDifference} has its two-sided p-value, with
 * units folded.
 */
public final class PairedPermutation {
  /** Up to so many differences other than 0 all patterns are tried: a million, in 0.1 s. */
  public static final int EXACT_MAX = 20;

  private static final double ROUNDING = 1e-12;

  private PairedPermutation() {}

  /**
   * Tests the mean difference, which is the statistic. Differences that are all 0 say nothing: p is
   * 1.
   *
   * @param differences one for each independent unit; finite
   * @param resamples how many random patterns, in [{@value BootstrapPlan#MIN_RESAMPLES}, {@value
   *     BootstrapPlan#MAX_RESAMPLES}]
   */
  public static Significance test(
      double[] differences, Alternative alternative, int resamples, long seed) {
    double mean = Differences.mean(Differences.require(differences));
    BootstrapPlan plan = new BootstrapPlan(resamples, 0.95, IntervalMethod.PERCENTILE, seed);
    plan.requireFeasible(differences.length);
    double[] signed = Differences.nonZero(differences);
    boolean exact = signed.length <= EXACT_MAX;
    Tails tails = exact ? enumerated(signed) : sampled(signed, plan);
    return new Significance(
        mean, alternative.of(tails.atLeast(), tails.atMost()), exact, differences.length);
  }

  /** Shares of the patterns whose sum is as high as the observed one or higher, and as low. */
  private record Tails(double atLeast, double atMost) {}

  private static Tails enumerated(double[] signed) {
    Count count = new Count(signed);
    int patterns = 1 << signed.length;
    for (int pattern = 0; pattern < patterns; pattern++) {
      count.add(SignFlip.flippedBlock(signed, 0, pattern));
    }
    return new Tails((double) count.high / patterns, (double) count.low / patterns);
  }

  private static Tails sampled(double[] signed, BootstrapPlan plan) {
    SplitMix64 generator = new SplitMix64(plan.seed());
    Count count = new Count(signed);
    for (int resample = 0; resample < plan.resamples(); resample++) {
      double flipped = 0;
      for (int start = 0; start < signed.length; start += Long.SIZE) {
        flipped += SignFlip.flippedBlock(signed, start, generator.next());
      }
      count.add(flipped);
    }
    double all = plan.resamples() + 1.0;
    return new Tails((count.high + 1) / all, (count.low + 1) / all);
  }

  private static final class Count {
    private final double observed;
    private final double tie;
    private int high;
    private int low;

    Count(double[] signed) {
      double sum = 0;
      double scale = 0;
      for (double each : signed) {
        sum += each;
        scale += Math.abs(each);
      }
      this.observed = sum;
      this.tie = ROUNDING * scale;
    }

    void add(double sum) {
      high += sum >= observed - tie ? 1 : 0;
      low += sum <= observed + tie ? 1 : 0;
    }
  }
}
