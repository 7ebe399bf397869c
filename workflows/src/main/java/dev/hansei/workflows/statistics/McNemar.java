package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test: whether two versions that were judged pass or fail on the same cases
 * differ. Only the cases on which they disagree say anything.
 *
 * <p>Source: McNemar, Psychometrika 12 (1947); the exact two-sided form of statsmodels' {@code
 * mcnemar(exact=True)}.
 */
public final class McNemar {
  private McNemar() {}

  /**
   * The two-sided p-value.
   *
   * @param onlyBaselinePassed cases that the baseline passed and the candidate failed
   * @param onlyCandidatePassed cases that the candidate passed and the baseline failed
   * @return in (0, 1]; 1 when they never disagree
   */
  public static double exactPValue(int onlyBaselinePassed, int onlyCandidatePassed) {
    requireCounts(onlyBaselinePassed, onlyCandidatePassed);
    int disagreements = Math.addExact(onlyBaselinePassed, onlyCandidatePassed);
    int fewer = Math.min(onlyBaselinePassed, onlyCandidatePassed);
    double tail = BinomialDistribution.of(disagreements, 0.5).cumulativeProbability(fewer);
    return Math.min(1, 2 * tail);
  }

  /**
   * The two-sided mid-p-value: the observed split counts half. Less timid than the exact one, which
   * rejects far too seldom with few disagreements, and hardly ever above its level.
   *
   * <p>Source: Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13:91 (2013).
   *
   * @return in (0, 1]; 1 when they never disagree
   */
  public static double midPValue(int onlyBaselinePassed, int onlyCandidatePassed) {
    requireCounts(onlyBaselinePassed, onlyCandidatePassed);
    int disagreements = Math.addExact(onlyBaselinePassed, onlyCandidatePassed);
    int fewer = Math.min(onlyBaselinePassed, onlyCandidatePassed);
    BinomialDistribution chance = BinomialDistribution.of(disagreements, 0.5);
    if (onlyBaselinePassed == onlyCandidatePassed) {
      return disagreements == 0 ? 1 : 1 - chance.probability(fewer) / 2;
    }
    return 2 * chance.cumulativeProbability(fewer) - chance.probability(fewer);
  }

  private static void requireCounts(int onlyBaselinePassed, int onlyCandidatePassed) {
    if (onlyBaselinePassed < 0 || onlyCandidatePassed < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative, got %d and %d"
              .formatted(onlyBaselinePassed, onlyCandidatePassed));
    }
  }
}
