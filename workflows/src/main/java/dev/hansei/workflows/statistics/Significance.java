package dev.hansei.workflows.statistics;

/**
 * What a test says.
 *
 * @param statistic the figure that was compared with chance; each test says which
 * @param pValue the chance of a figure as extreme if there were no difference, in [0, 1]
 * @param exact whether the chance was counted out, not approximated or sampled
 * @param n how many units had a say
 */
public record Significance(double statistic, double pValue, boolean exact, int n) {
  public Significance {
    if (!(pValue >= 0 && pValue <= 1) || Double.isNaN(statistic)) {
      throw new IllegalArgumentException(
          "need a statistic and a p-value in [0, 1], got %s and %s".formatted(statistic, pValue));
    }
    if (n < 0) {
      throw new IllegalArgumentException("a number of units is not negative, got " + n);
    }
  }
}
