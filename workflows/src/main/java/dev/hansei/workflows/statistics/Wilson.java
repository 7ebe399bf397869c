package dev.hansei.workflows.statistics;

/**
 * Wilson's score interval for a proportion: honest near 0 and 1 and for few cases, where the
 * textbook interval is not.
 *
 * <p>Source: Wilson, "Probable Inference", JASA 22 (1927); Brown, Cai and DasGupta, Statistical
 * Science 16 (2001).
 */
public final class Wilson {
  private Wilson() {}

  /**
   * The share of {@code successes} among {@code n} independent trials.
   *
   * @throws IllegalArgumentException when {@code n < 1} or successes do not lie in [0, n]
   */
  public static Estimate interval(int successes, int n, double confidence) {
    Rules.requireSuccesses(successes, n);
    return ofShare((double) successes / n, n, confidence);
  }

  /**
   * The interval of a share, 0 to 1, that was seen over trials worth {@code n} independent ones.
   *
   * @throws IllegalArgumentException when {@code n < 1} or the share does not lie in [0, 1]
   */
  public static Estimate ofShare(double share, int n, double confidence) {
    if (n < 1 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "need 0 <= share <= 1 and n >= 1, got %s of %d".formatted(share, n));
    }
    Rules.requireConfidence(confidence);
    return ofShare(share, n, Normal.twoSidedQuantile(confidence), confidence, n);
  }

  /**
   * The same where the trials are worth a number that need not be whole.
   *
   * @param z how many standard errors the interval reaches: a quantile for that confidence
   * @param counted what the estimate gives as its {@code n}
   */
  static Estimate ofShare(double share, double n, double z, double confidence, int counted) {
    double shrink = 1 + z * z / n;
    double centre = (share + z * z / (2.0 * n)) / shrink;
    double half = z / shrink * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
    // At the edges the formula reaches 0 and 1 only up to rounding.
    double lower = share == 0 ? 0 : Math.max(0, centre - half);
    double upper = share == 1 ? 1 : Math.min(1, centre + half);
    return new Estimate(share, lower, upper, confidence, counted);
  }
}
