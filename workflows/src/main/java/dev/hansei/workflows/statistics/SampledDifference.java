package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * How much more people would pass of one set of answers than of another, from few labels of theirs
 * on either and a judge's scores of all: the difference of two {@link SampledMean}s, the same trust
 * in the judge on both sides.
 *
 * <p>Units that both sides have (the same case, asked of two versions) are compared with
 * themselves: what makes a case hard raises or lowers both, and falls out of the variance as far as
 * it does. Labels need not lie on the same cases; where they do, the interval is narrower. The
 * variance is that of the linearised difference by unit, on Student's t with two degrees less than
 * the side with fewer labelled units has, and at least the sum of what either side's labels cannot
 * fall below.
 *
 * <p>Sources: as {@link SampledMean}; Särndal, Swensson and Wretman (1992), 5.5, for a function of
 * several estimated totals.
 *
 * @param difference candidate less baseline; its {@code n} is that of the side with fewer labelled
 *     units
 * @param baseline the baseline's mean at that trust, within the range
 * @param candidate the candidate's
 * @param trust how far the judge was used, 0 (not at all) to 1
 */
public record SampledDifference(
    Estimate difference,
    double baseline,
    double candidate,
    double trust,
    SampledVariance variance) {
  public SampledDifference {
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException("trust is 0 to 1: " + trust);
    }
  }

  /**
   * One side.
   *
   * @param all the judge's score of everything, the labelled ones among them; at least one
   * @param labelled in at least {@link SampledMean#UNITS_MIN} units
   */
  public record Side(List<Observation> all, List<SampledMean.Labelled> labelled) {
    public Side {
      all = List.copyOf(all);
      labelled = List.copyOf(labelled);
    }
  }

  /**
   * The estimate.
   *
   * @param range of scores and labels; one outside is refused
   * @throws IllegalArgumentException with fewer labels or units
   */
  public static SampledDifference of(
      Side baseline, Side candidate, Range range, double confidence) {
    Rules.requireConfidence(confidence);
    SampledSums before = SampledSums.of(baseline.all(), baseline.labelled(), range);
    SampledSums after = SampledSums.of(candidate.all(), candidate.labelled(), range);
    SampledSums both = after.less(before);
    if (both.labelledUnits() < SampledMean.UNITS_MIN) {
      throw new IllegalArgumentException(
          "need labels in at least 3 independent units of either side, got "
              + both.labelledUnits());
    }
    double trust = both.bestTrust();
    SampledVariance variance = both.variance(trust);
    return new SampledDifference(
        both.estimate(trust, variance, range.ofDifferences(), confidence),
        Math.clamp(before.value(trust), range.min(), range.max()),
        Math.clamp(after.value(trust), range.min(), range.max()),
        trust,
        variance);
  }
}
