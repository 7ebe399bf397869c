package dev.hansei.workflows.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 * the spirit of the successes and failures that Agresti and Coull add.
 *
 * <p>Sources: Särndal, Swensson and Wretman, "Model Assisted Survey Sampling" (1992), 5.5 and 6.3:
 * difference estimator, Hájek's mean and its linearisation; Angelopoulos, Duchi and Zrnic, "PPI++"
 * (2023), which gives the same with equal chances and far more scores than labels; Agresti and
 * Coull, The American Statistician 52 (1998).
 *
 * @param corrected from people and judge; its {@code n} counts labelled units
 * @param peopleOnly from people's labels alone, by the same chances
 * @param trust how far the judge was used, 0 (not at all) to 1
 */
public record SampledMean(Estimate corrected, Estimate peopleOnly, double trust) {
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
    var sums = new Sums(all, labelled, range);
    if (sums.labelledUnits < UNITS_MIN) {
      throw new IllegalArgumentException(
          "need labels in at least 3 independent units, got " + sums.labelledUnits);
    }
    double trust = sums.bestTrust();
    return new SampledMean(
        sums.estimate(trust, range, confidence), sums.estimate(0, range, confidence), trust);
  }

  /** What each unit adds to the linearised estimate: one part grows with trust, one does not. */
  private static final class Sums {
    private final Map<String, double[]> parts = new HashMap<>();
    private final double judgeAll;
    private final double judgeLabelled;
    private final double people;
    private final double evidence;
    private final int labelledUnits;

    Sums(List<Observation> all, List<Labelled> labelled, Range range) {
      judgeAll =
          all.stream().mapToDouble(each -> range.require(each.value())).average().orElseThrow();
      double weights = labelled.stream().mapToDouble(Labelled::weight).sum();
      judgeLabelled =
          labelled.stream().mapToDouble(it -> it.weight() * range.require(it.judge())).sum()
              / weights;
      people =
          labelled.stream().mapToDouble(it -> it.weight() * range.require(it.people())).sum()
              / weights;
      labelledUnits = (int) labelled.stream().map(Labelled::unit).distinct().count();
      double squares = labelled.stream().mapToDouble(it -> it.weight() * it.weight()).sum();
      // Units, or fewer where few labels weigh most (Kish, "Survey Sampling", 1965).
      evidence = Math.min(labelledUnits, weights * weights / squares);
      for (Observation each : all) {
        part(each.unit())[0] += (each.value() - judgeAll) / all.size();
      }
      for (Labelled each : labelled) {
        double[] part = part(each.unit());
        part[0] -= each.weight() * (each.judge() - judgeLabelled) / weights;
        part[1] += each.weight() * (each.people() - people) / weights;
      }
    }

    private double[] part(String unit) {
      return parts.computeIfAbsent(unit, _ -> new double[2]);
    }

    /** The variance is a parabola in trust; where it is lowest. */
    double bestTrust() {
      double together = 0;
      double own = 0;
      for (double[] part : parts.values()) {
        together += part[0] * part[1];
        own += part[0] * part[0];
      }
      return own == 0 ? 0 : Math.clamp(-together / own, 0, 1);
    }

    Estimate estimate(double trust, Range range, double confidence) {
      double squares = 0;
      for (double[] part : parts.values()) {
        double whole = trust * part[0] + part[1];
        squares += whole * whole;
      }
      double least = 2 * Math.pow(range.width() / (evidence + 2), 2);
      double variance = Math.max(least, squares * labelledUnits / (labelledUnits - 2.0));
      double reach = Student.twoSidedQuantile(labelledUnits - 2, confidence) * Math.sqrt(variance);
      double value = people + trust * (judgeAll - judgeLabelled);
      double inside = Math.clamp(value, range.min(), range.max());
      return new Estimate(
          inside,
          Math.max(range.min(), inside - reach),
          Math.min(range.max(), inside + reach),
          confidence,
          labelledUnits);
    }
  }
}
