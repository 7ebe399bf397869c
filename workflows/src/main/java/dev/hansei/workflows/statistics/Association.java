package dev.hansei.workflows.statistics;

/**
 * How strongly two figures of the same cases hang together.
 *
 * @param coefficient in [-1, 1], with its interval
 * @param pValue two-sided, of the hypothesis that they do not, in [0, 1]
 */
public record Association(Estimate coefficient, double pValue) {
  public Association {
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("a p-value must lie in [0, 1], got " + pValue);
    }
  }
}
