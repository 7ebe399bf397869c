package dev.hansei.workflows.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What each independent unit adds to the linearised estimate of a {@link SampledMean}, or of the
 * difference of two: one part grows with the trust in the judge, one does not.
 */
final class SampledSums {
  /** Of a unit's row: what grows with trust, what people said, and what the judge said of all. */
  private static final int JUDGED = 0;

  private static final int SAID = 1;
  private static final int ALL = 2;

  private final Map<String, double[]> parts;
  private final double people;
  private final double correction;
  private final double least;
  private final int labelledUnits;

  /** As how many labels drawn evenly they are worth, where all say all or nothing of the range. */
  private final OptionalDouble shareOf;

  private SampledSums(
      Map<String, double[]> parts,
      double people,
      double correction,
      double least,
      int labelledUnits,
      OptionalDouble shareOf) {
    this.parts = parts;
    this.people = people;
    this.correction = correction;
    this.least = least;
    this.labelledUnits = labelledUnits;
    this.shareOf = shareOf;
  }

  static SampledSums of(List<Observation> all, List<SampledMean.Labelled> labelled, Range range) {
    double judgeAll =
        all.stream().mapToDouble(each -> range.require(each.value())).average().orElseThrow();
    double weights = labelled.stream().mapToDouble(SampledMean.Labelled::weight).sum();
    double judgeLabelled =
        labelled.stream().mapToDouble(it -> it.weight() * range.require(it.judge())).sum()
            / weights;
    double people =
        labelled.stream().mapToDouble(it -> it.weight() * range.require(it.people())).sum()
            / weights;
    int units = (int) labelled.stream().map(SampledMean.Labelled::unit).distinct().count();
    double squares = labelled.stream().mapToDouble(it -> it.weight() * it.weight()).sum();
    // Units, or fewer where few labels weigh most (Kish, "Survey Sampling", 1965).
    double evidence = Math.min(units, weights * weights / squares);
    Map<String, double[]> parts = new HashMap<>();
    for (Observation each : all) {
      double[] part = part(parts, each.unit());
      part[JUDGED] += (each.value() - judgeAll) / all.size();
      part[ALL] += (each.value() - judgeAll) / all.size();
    }
    for (SampledMean.Labelled each : labelled) {
      double[] part = part(parts, each.unit());
      part[JUDGED] -= each.weight() * (each.judge() - judgeLabelled) / weights;
      part[SAID] += each.weight() * (each.people() - people) / weights;
    }
    double least = 2 * Math.pow(range.width() / (evidence + 2), 2);
    boolean isShare =
        labelled.stream().allMatch(it -> it.people() == range.min() || it.people() == range.max());
    return new SampledSums(
        parts,
        people,
        judgeAll - judgeLabelled,
        least,
        units,
        isShare ? OptionalDouble.of(evidence) : OptionalDouble.empty());
  }

  /** Of this less the other: units that both have are compared with themselves. */
  SampledSums less(SampledSums other) {
    Map<String, double[]> both = new HashMap<>();
    parts.forEach((unit, own) -> add(part(both, unit), own, 1));
    other.parts.forEach((unit, theirs) -> add(part(both, unit), theirs, -1));
    return new SampledSums(
        both,
        people - other.people,
        correction - other.correction,
        least + other.least,
        Math.min(labelledUnits, other.labelledUnits),
        OptionalDouble.empty());
  }

  private static void add(double[] sum, double[] part, int sign) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * part[i];
    }
  }

  private static double[] part(Map<String, double[]> parts, String unit) {
    return parts.computeIfAbsent(unit, _ -> new double[3]);
  }

  int labelledUnits() {
    return labelledUnits;
  }

  /** The variance is a parabola in trust; where it is lowest. */
  double bestTrust() {
    double together = 0;
    double own = 0;
    for (double[] part : parts.values()) {
      together += part[JUDGED] * part[SAID];
      own += part[JUDGED] * part[JUDGED];
    }
    return own == 0 ? 0 : Math.clamp(-together / own, 0, 1);
  }

  double value(double trust) {
    return people + trust * correction;
  }

  SampledVariance variance(double trust) {
    double squares = 0;
    double ofLabels = 0;
    for (double[] part : parts.values()) {
      double whole = trust * part[JUDGED] + part[SAID];
      double label = whole - trust * part[ALL];
      squares += whole * whole;
      ofLabels += label * label;
    }
    double few = labelledUnits / (labelledUnits - 2.0);
    double labels = Math.min(squares, ofLabels);
    return new SampledVariance(squares * few, labels * few, least, labelledUnits);
  }

  Estimate estimate(double trust, SampledVariance variance, Range range, double confidence) {
    double quantile = Student.twoSidedQuantile(labelledUnits - 2, confidence);
    double reach = quantile * Math.sqrt(variance.now());
    double inside = Math.clamp(value(trust), range.min(), range.max());
    double lower = Math.max(range.min(), inside - reach);
    double upper = Math.min(range.max(), inside + reach);
    if (shareOf.isPresent()) {
      double share = (inside - range.min()) / range.width();
      Estimate skewed = skewed(share, variance, quantile, confidence);
      lower = Math.min(lower, range.min() + range.width() * skewed.lower());
      upper = Math.max(upper, range.min() + range.width() * skewed.upper());
    }
    return new Estimate(
        inside, Math.min(lower, inside), Math.max(upper, inside), confidence, labelledUnits);
  }

  /**
   * Wilson's interval of a share over as many labels as these are worth, more where the judge takes
   * part of the variance away: near 0 and 1 a straight one lets through too often.
   */
  private Estimate skewed(
      double share, SampledVariance variance, double quantile, double confidence) {
    double worth = shareOf.orElseThrow() * Math.max(1, variance(0).now() / variance.now());
    return Wilson.ofShare(share, worth, quantile, confidence, labelledUnits);
  }
}
