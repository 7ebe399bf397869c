package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * Whether a candidate is worse by no more than a margin: the other way round from a test for a
 * difference, in which too few cases look like "no harm".
 *
 * <p>Source: Walker and Nowacki, "Understanding Equivalence and Noninferiority Testing", J. Gen.
 * Intern. Med. 26 (2011). The t test is SciPy's {@code ttest_1samp(d, -margin,
 * alternative="greater")}.
 *
 * @param margin how much worse is still good enough, at least 0
 * @param difference mean of candidate less baseline
 * @param lowerBound the true difference lies above it in a share {@code confidence} of such cases
 * @param pValue of the hypothesis that the candidate is worse by the margin or more, in [0, 1]
 * @param confidence of the one-sided bound, in (0, 1)
 * @param n how many independent units there were
 */
public record NonInferiority(
    double margin, double difference, double lowerBound, double pValue, double confidence, int n) {
  public NonInferiority {
    requireMargin(margin);
    if (!Double.isFinite(difference) || !Double.isFinite(lowerBound)) {
      throw new IllegalArgumentException(
          "a difference and its bound are finite, got %s and %s".formatted(difference, lowerBound));
    }
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("a p-value must lie in [0, 1], got " + pValue);
    }
    Rules.requireConfidence(confidence);
  }

  /** Whether the candidate is shown to be worse by less than the margin. */
  public boolean isShown() {
    return lowerBound > -margin;
  }

  /**
   * By the one-sided paired t test, its bound cut to the range. Differences that are all alike, and
   * a single one, are judged by how many others could have stayed unseen among so many.
   *
   * @param differences one for each independent unit, candidate less baseline
   * @param scores range of a single score
   */
  public static NonInferiority tTest(
      double[] differences, Range scores, double margin, double confidence) {
    requireMargin(margin);
    Rules.requireConfidence(confidence);
    for (double each : Differences.require(differences)) {
      scores.ofDifferences().require(each);
    }
    int n = differences.length;
    double mean = Differences.mean(differences);
    double error = Differences.deviation(differences) / Math.sqrt(n);
    if (error == 0) {
      return constant(mean, n, scores.ofDifferences(), margin, confidence);
    }
    // The quantile of a two-sided interval that leaves 1 - confidence below.
    double reach =
        confidence >= 0.5
            ? Student.twoSidedQuantile(n - 1, 2 * confidence - 1)
            : -Student.twoSidedQuantile(n - 1, 1 - 2 * confidence);
    double pValue = Student.above(n - 1, (mean + margin) / error);
    double bound = Math.max(scores.ofDifferences().min(), mean - reach * error);
    return new NonInferiority(margin, mean, bound, pValue, confidence, n);
  }

  /**
   * By the lower end of the bootstrap interval, units resampled whole; the p-value is the share of
   * resamples below the margin, those at it by half, counted with one more (never 0); with a
   * corrected interval it may fall on the other side of the level than the bound, which decides.
   *
   * @param plan its confidence is that of the bound, in [0.5, 1)
   * @throws IllegalArgumentException as {@link Bootstrap#pairedDifference}
   */
  public static NonInferiority bootstrap(
      List<PairedScore> pairs, Range scores, double margin, BootstrapPlan plan) {
    requireMargin(margin);
    if (!(plan.confidence() > 0.5)) {
      throw new IllegalArgumentException(
          "a bound needs a confidence above 0.5, got " + plan.confidence());
    }
    Units units =
        Units.of(
            pairs.stream().map(pair -> new Observation(pair.unit(), pair.difference())).toList(),
            scores.ofDifferences());
    if (units.isConstant()) {
      return constant(
          units.mean(), units.size(), scores.ofDifferences(), margin, plan.confidence());
    }
    BootstrapPlan twoSided =
        new BootstrapPlan(plan.resamples(), 2 * plan.confidence() - 1, plan.method(), plan.seed());
    BootstrapDistribution distribution = BootstrapDistribution.draw(units, twoSided);
    double below = distribution.shareBelow(-margin) * plan.resamples();
    return new NonInferiority(
        margin,
        units.mean(),
        distribution.interval().lower(),
        (below + 1) / (plan.resamples() + 1.0),
        plan.confidence(),
        units.size());
  }

  /** The true mean is at the margin only if a certain share of units would lie at the far end. */
  private static NonInferiority constant(
      double value, int n, Range range, double margin, double confidence) {
    double room = value - range.min();
    double lower = value - ConstantSample.unseenShare(n, confidence) * room;
    double share = room == 0 ? 0 : Math.clamp((value + margin) / room, 0, 1);
    return new NonInferiority(margin, value, lower, Math.pow(1 - share, n), confidence, n);
  }

  private static void requireMargin(double margin) {
    if (!(margin >= 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("a margin is finite and not negative, got " + margin);
    }
  }
}
