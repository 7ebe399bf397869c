package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * A mean with standard errors that let figures of one unit (a conversation, a document) rise and
 * fall together. Quicker than the bootstrap, for many units: with 12 of uneven size a 95 % interval
 * held the truth in 92 of 100 trials, with 40 in 94. For fewer see {@link Bootstrap}.
 *
 * <p>Source: Liang and Zeger, Biometrika 73 (1986); Cameron and Miller, "A Practitioner's Guide to
 * Cluster-Robust Inference", Journal of Human Resources 50 (2015). The same as statsmodels' {@code
 * OLS(y, 1).fit(cov_type="cluster")}.
 *
 * @param mean over all observations
 * @param cr0 standard error without a correction; 0 where every unit balances to the mean
 * @param cr1 the same times the root of {@code units / (units - 1)}; with one unit equal to cr0
 * @param units how many independent units there are, at least 1
 * @param observations how many figures there are, at least as many
 */
public record ClusteredMean(double mean, double cr0, double cr1, int units, int observations) {
  public ClusteredMean {
    if (!Double.isFinite(mean) || !(cr0 >= 0 && cr1 >= cr0)) {
      throw new IllegalArgumentException(
          "need a finite mean and 0 <= cr0 <= cr1, got %s, %s, %s".formatted(mean, cr0, cr1));
    }
    if (units < 1 || observations < units) {
      throw new IllegalArgumentException(
          "need 1 <= units <= observations, got %d and %d".formatted(units, observations));
    }
  }

  /**
   * The mean of the observations.
   *
   * @param range what a value can be; a value outside is refused
   * @throws IllegalArgumentException when there is no observation or a value outside the range
   */
  public static ClusteredMean of(List<Observation> observations, Range range) {
    Units sample = Units.of(observations, range);
    double mean = sample.mean();
    double squares = 0;
    for (int unit = 0; unit < sample.size(); unit++) {
      double rest = sample.sum(unit) - sample.count(unit) * mean;
      squares += rest * rest;
    }
    double cr0 = sample.isConstant() ? 0 : Math.sqrt(squares) / observations.size();
    int units = sample.size();
    double correction = units == 1 ? 1 : Math.sqrt(units / (units - 1.0));
    return new ClusteredMean(mean, cr0, cr0 * correction, units, observations.size());
  }

  /** The mean difference, candidate less baseline, of pairs of scores in a range. */
  public static ClusteredMean ofDifferences(List<PairedScore> pairs, Range scores) {
    return of(
        pairs.stream().map(pair -> new Observation(pair.unit(), pair.difference())).toList(),
        scores.ofDifferences());
  }

  /**
   * The interval of Student's t with {@code units - 1} degrees of freedom on CR1, cut to the range.
   * Units without any spread, such as a single one, get what so many equal units leave open in it.
   */
  public Estimate interval(Range range, double confidence) {
    Rules.requireConfidence(confidence);
    if (cr1 == 0) {
      return ConstantSample.interval(mean, units, range, confidence);
    }
    double reach = Student.twoSidedQuantile(units - 1, confidence) * cr1;
    return new Estimate(
        mean,
        Math.max(range.min(), mean - reach),
        Math.min(range.max(), mean + reach),
        confidence,
        units);
  }
}
