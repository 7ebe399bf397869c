package dev.hansei.workflows.statistics;

/**
 * The score interval for the difference of two shares that were seen on the same cases: honest with
 * few disagreements, and with none, where the textbook interval has no width.
 *
 * <p>Source: Tango, "Equivalence Test and Confidence Interval for the Difference in Proportions for
 * the Paired-Sample Design", Statistics in Medicine 17 (1998). At a difference of 0 its test is
 * McNemar's without a correction.
 */
public final class Tango {
  private Tango() {}

  /**
   * How many more cases in a hundred, as a share, the candidate won than it lost.
   *
   * @param counts pairs that went either way, or neither; at least one pair
   * @return in [-1, 1]
   */
  public static Estimate difference(PairCounts counts, double confidence) {
    Rules.requireConfidence(confidence);
    int n = counts.total();
    Rules.requireSuccesses(counts.better(), n);
    double value = (double) (counts.better() - counts.worse()) / n;
    double reach = Normal.twoSidedQuantile(confidence);
    double lower = Bisection.root(difference -> reach - score(counts, difference), -1, value);
    double upper = Bisection.root(difference -> -reach - score(counts, difference), value, 1);
    return new Estimate(
        value, counts.worse() == n ? -1 : lower, counts.better() == n ? 1 : upper, confidence, n);
  }

  /** Falls as the supposed difference grows. */
  private static double score(PairCounts counts, double supposed) {
    int n = counts.total();
    double distance = counts.better() - counts.worse() - n * supposed;
    double variance = n * (2 * lossShare(counts, supposed) + supposed * (1 - supposed));
    return distance == 0 ? 0 : distance / Math.sqrt(Math.max(Double.MIN_NORMAL, variance));
  }

  /** The likeliest share of losses if the difference is as supposed. */
  private static double lossShare(PairCounts counts, double supposed) {
    int n = counts.total();
    int wins = counts.better();
    int losses = counts.worse();
    double square = 2.0 * n;
    double linear = -wins - losses + (2.0 * n - wins + losses) * supposed;
    double constant = -losses * supposed * (1 - supposed);
    double root = Math.sqrt(Math.max(0, linear * linear - 4 * square * constant));
    return (root - linear) / (2 * square);
  }
}
