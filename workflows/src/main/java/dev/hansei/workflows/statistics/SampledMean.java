package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * The mean over everything that a judge scored, from the few of them that people labelled too and
 * that were drawn with known, unequal chances. It is the judge's mean, corrected by how far the
 * judge was off where people looked; each label counts by the inverse of its chance, so it does not
 * matter how lopsidedly labels were drawn, nor how bad the judge is. A good judge makes the
 * interval narrower.
 *
 * <p>The variance is that of the linearised estimator, with figures of one unit (a conversation, a
 * document) rising and falling together, on Student's t with two degrees less than there are
 * labelled units. Where the judge was right on every label, that does not prove that it always is:
 * the variance is at least that of labels of which two were off by the range, one either way, in
 * the spirit of the successes and failures that Agresti and Coull add. Where people pass or fail,
 * the interval reaches besides at least as far as Wilson's over as many labels as these are worth:
 * near 0 and 1 a straight one is too short on the side that matters ({@code FloorScenarios}).
 *
 * <p>Sources: Särndal, Swensson and Wretman, "Model Assisted Survey Sampling" (1992), 5.5 and 6.3:
 * difference estimator, Hájek's mean and its linearisation; Angelopoulos, Duchi and Zrnic, "PPI++"
 * (2023), which gives the same with equal chances and far more scores than labels; Agresti and
 * Coull, The American Statistician 52 (1998); {@link Wilson}; Kish, "Survey Sampling" (1965): what
 * labels are worth.
 *
 * @param corrected from people and judge; its {@code n} counts labelled units
 * @param peopleOnly from people's labels alone, by the same chances
 * @param trust how far the judge was used, 0 (not at all) to 1
 * @param variance of the corrected estimate, for the number of labels still needed
 */
public record SampledMean(
    Estimate corrected, Estimate peopleOnly, double trust, SampledVariance variance) {
  /** Two figures are taken from the labels, the mean and the trust; a spread needs one more. */
  public static final int UNITS_MIN = 3;

  public SampledMean {
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException("trust is 0 to 1: " + trust);
    }
  }

  /**
   * What a judge and a person said of one thing.
   *
   * @param unit what was sampled independently, as among all scores
   * @param chance that it was drawn to be labelled, above 0, at most 1; only their ratios count
   */
  public record Labelled(String unit, double people, double judge, double chance) {
    public Labelled {
      if (!(chance > 0 && chance <= 1)) {
        throw new IllegalArgumentException("a chance is above 0 and at most 1: " + chance);
      }
    }

    double weight() {
      return 1 / chance;
    }
  }

  /**
   * The estimate.
   *
   * @param all the judge's score of everything, the labelled ones among them; at least one
   * @param labelled in at least {@link #UNITS_MIN} units
   * @param range of scores and labels; one outside is refused
   * @throws IllegalArgumentException with fewer labels or units
   */
  public static SampledMean of(
      List<Observation> all, List<Labelled> labelled, Range range, double confidence) {
    Rules.requireConfidence(confidence);
    SampledSums sums = SampledSums.of(all, labelled, range);
    if (sums.labelledUnits() < UNITS_MIN) {
      throw new IllegalArgumentException(
          "need labels in at least 3 independent units, got " + sums.labelledUnits());
    }
    double trust = sums.bestTrust();
    SampledVariance variance = sums.variance(trust);
    return new SampledMean(
        sums.estimate(trust, variance, range, confidence),
        sums.estimate(0, sums.variance(0), range, confidence),
        trust,
        variance);
  }
}
