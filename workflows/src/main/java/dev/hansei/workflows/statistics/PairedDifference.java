package dev.hansei.workflows.statistics;

/**
 * How a candidate did against the baseline on the same cases.
 *
 * @param meanBaseline mean score of the baseline over all pairs
 * @param meanCandidate mean score of the candidate over all pairs
 * @param difference candidate less baseline with its interval; its {@code n} counts independent
 *     units
 * @param standardError standard error of the difference; 0 when every unit had the same difference,
 *     and then the interval comes from what {@code n} equal units leave open
 * @param superiority share of resamples in which the candidate was ahead, ties half; a summary of
 *     these cases, not the probability that it is better: decide on the interval
 * @param pValue two-sided p-value of the paired sign-flip permutation test, in (0, 1]
 * @param counts how many cases went which way
 */
public record PairedDifference(
    double meanBaseline,
    double meanCandidate,
    Estimate difference,
    double standardError,
    double superiority,
    double pValue,
    PairCounts counts) {
  public PairedDifference {
    if (!Double.isFinite(meanBaseline) || !Double.isFinite(meanCandidate)) {
      throw new IllegalArgumentException(
          "means are finite, got %s and %s".formatted(meanBaseline, meanCandidate));
    }
    if (!(standardError >= 0 && Double.isFinite(standardError))) {
      throw new IllegalArgumentException(
          "a standard error is finite and not negative, got " + standardError);
    }
    if (!(superiority >= 0 && superiority <= 1)) {
      throw new IllegalArgumentException("superiority must lie in [0, 1], got " + superiority);
    }
    if (!(pValue > 0 && pValue <= 1)) {
      throw new IllegalArgumentException("a p-value must lie in (0, 1], got " + pValue);
    }
    if (counts.total() < difference.n()) {
      throw new IllegalArgumentException(
          "there cannot be more units (%d) than pairs (%d)"
              .formatted(difference.n(), counts.total()));
    }
  }
}
