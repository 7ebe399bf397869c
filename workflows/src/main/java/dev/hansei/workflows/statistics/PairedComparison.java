package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * Two versions on the same cases, by the test that suits their scores: McNemar's mid-p where every
 * score is pass or fail, the sign-flip test where they are graded, and Student's t where they are
 * more than {@value #RESAMPLED_MAX} pairs, which then says the same for a thousandth of the work.
 * McNemar counts each pair as independent, so pairs that share units get the other two, which flip
 * and count units whole. The interval is the paired bootstrap's, as gates have it, or Student's
 * with the t-test.
 *
 * @param paired means, difference with interval, p-value of {@code method}, and who won how often
 * @param rankPValue Wilcoxon's two-sided p-value: a second opinion that a few huge differences do
 *     not decide; 1 where no pair differs
 */
public record PairedComparison(PairedMethod method, PairedDifference paired, double rankPValue) {
  /** From here on resampled and t intervals agree to the third digit. */
  public static final int RESAMPLED_MAX = 5_000;

  public PairedComparison {
    if (!(rankPValue >= 0 && rankPValue <= 1)) {
      throw new IllegalArgumentException("a p-value must lie in [0, 1], got " + rankPValue);
    }
  }

  /**
   * Compares. Costs what {@link Bootstrap} costs for at most {@value #RESAMPLED_MAX} pairs.
   *
   * @param pairs several may share a unit: the tests and the interval then count units
   * @throws IllegalArgumentException when there is no pair, or a score outside the range
   */
  public static PairedComparison of(List<PairedScore> pairs, Range scores, BootstrapPlan plan) {
    double[] differences = differences(pairs, scores);
    double rank = Wilcoxon.test(differences, Alternative.TWO_SIDED).pValue();
    boolean independent = differences.length == pairs.size();
    if (independent && pairs.stream().allMatch(pair -> isPassOrFail(pair, scores))) {
      return new PairedComparison(PairedMethod.MCNEMAR, passes(pairs, scores, plan), rank);
    }
    return pairs.size() > RESAMPLED_MAX
        ? new PairedComparison(PairedMethod.STUDENT, student(pairs, scores, plan), rank)
        : new PairedComparison(
            PairedMethod.SIGN_FLIP, Bootstrap.pairedDifference(pairs, scores, plan), rank);
  }

  /** The mean difference of each unit: ranks of pairs that share one would count it twice. */
  private static double[] differences(List<PairedScore> pairs, Range scores) {
    Units units =
        Units.of(
            pairs.stream().map(pair -> new Observation(pair.unit(), pair.difference())).toList(),
            scores.ofDifferences());
    double[] means = new double[units.size()];
    for (int unit = 0; unit < means.length; unit++) {
      means[unit] = units.sum(unit) / units.count(unit);
    }
    return means;
  }

  private static boolean isPassOrFail(PairedScore pair, Range scores) {
    return isEnd(pair.baseline(), scores) && isEnd(pair.candidate(), scores);
  }

  private static boolean isEnd(double score, Range scores) {
    return score == scores.min() || score == scores.max();
  }

  private static PairedDifference passes(
      List<PairedScore> pairs, Range scores, BootstrapPlan plan) {
    PairedDifference seen =
        pairs.size() > RESAMPLED_MAX
            ? student(pairs, scores, plan)
            : Bootstrap.pairedDifference(pairs, scores, plan);
    double chance = McNemar.midPValue(seen.counts().worse(), seen.counts().better());
    return withPValue(seen, chance);
  }

  private static PairedDifference student(
      List<PairedScore> pairs, Range scores, BootstrapPlan plan) {
    ClusteredMean mean = ClusteredMean.ofDifferences(pairs, scores);
    Estimate difference = mean.interval(scores.ofDifferences(), plan.confidence());
    double t = mean.cr1() == 0 ? 0 : mean.mean() / mean.cr1();
    double ahead = mean.cr1() == 0 ? 0.5 * (1 + Math.signum(mean.mean())) : Normal.cumulative(t);
    Units units =
        Units.of(
            pairs.stream().map(pair -> new Observation(pair.unit(), pair.difference())).toList(),
            scores.ofDifferences());
    double chance = mean.cr1() == 0 ? alike(mean) : chance(t, units);
    return new PairedDifference(
        pairs.stream().mapToDouble(PairedScore::baseline).average().orElseThrow(),
        pairs.stream().mapToDouble(PairedScore::candidate).average().orElseThrow(),
        difference,
        mean.cr1(),
        ahead,
        chance,
        PairCounts.of(pairs, units));
  }

  /** Without any spread t says nothing; that so many units lie on one side has this chance. */
  private static double alike(ClusteredMean mean) {
    return mean.mean() == 0 ? 1 : Math.max(Double.MIN_NORMAL, Math.pow(2, 1.0 - mean.units()));
  }

  private static double chance(double t, Units units) {
    return Math.max(Double.MIN_NORMAL, Student.beyond(units.size() - 1.0, t));
  }

  private static PairedDifference withPValue(PairedDifference seen, double pValue) {
    return new PairedDifference(
        seen.meanBaseline(),
        seen.meanCandidate(),
        seen.difference(),
        seen.standardError(),
        seen.superiority(),
        // Thousands of disagreements one way leave less than a double holds.
        Math.max(Double.MIN_NORMAL, pValue),
        seen.counts());
  }
}
