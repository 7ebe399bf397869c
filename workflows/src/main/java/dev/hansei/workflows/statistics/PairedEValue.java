package dev.hansei.workflows.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * E-values of paired pass-or-fail outcomes: a sequential form of McNemar's test. Only cases on
 * which the versions disagree count; the bet is spread over all shares of wins that the candidate
 * could have among them (a mixture likelihood ratio), so order does not matter and one may look
 * after each case.
 *
 * <p>Sources: Robbins, Ann. Math. Stat. 41 (1970), for mixtures; Ramdas, Grünwald, Vovk and Shafer,
 * "Game-Theoretic Statistics and Safe Anytime-Valid Inference", Statistical Science 38 (2023).
 */
public final class PairedEValue {
  private PairedEValue() {}

  /** Against "no difference": the uniform mixture over all shares. */
  public static EValue twoSided(int onlyBaselinePassed, int onlyCandidatePassed) {
    int n = requireCounts(onlyBaselinePassed, onlyCandidatePassed);
    return new EValue(logMixture(onlyCandidatePassed, n), n);
  }

  /** Against "the candidate is no better": the uniform mixture over shares above one half. */
  public static EValue candidateBetter(int onlyBaselinePassed, int onlyCandidatePassed) {
    int n = requireCounts(onlyBaselinePassed, onlyCandidatePassed);
    double above =
        BetaDistribution.of(onlyCandidatePassed + 1.0, onlyBaselinePassed + 1.0)
            .survivalProbability(0.5);
    return new EValue(logMixture(onlyCandidatePassed, n) + Math.log(2 * above), n);
  }

  /**
   * The p-value of the best moment so far to have stopped.
   *
   * @param candidatePassed for each disagreement, in order, whether the candidate passed
   * @return in [0, 1]; 1 without a disagreement
   */
  public static double anytimePValue(boolean[] candidatePassed) {
    int wins = 0;
    double log = 0;
    double highest = 0;
    for (int seen = 0; seen < candidatePassed.length; seen++) {
      int alike = candidatePassed[seen] ? wins : seen - wins;
      // Laplace's rule of succession is what the uniform mixture foresees.
      log += Math.log(2 * (alike + 1.0) / (seen + 2.0));
      highest = Math.max(highest, log);
      wins += candidatePassed[seen] ? 1 : 0;
    }
    return Math.exp(-highest);
  }

  /** Of 2^n times the mean of p^wins (1-p)^losses over p, which is 1 / ((n + 1) (n over wins)). */
  private static double logMixture(int wins, int n) {
    double log = n * Math.log(2) - Math.log(n + 1.0);
    int fewer = Math.min(wins, n - wins);
    for (int i = 1; i <= fewer; i++) {
      log -= Math.log((double) (n - fewer + i) / i);
    }
    return log;
  }

  private static int requireCounts(int onlyBaselinePassed, int onlyCandidatePassed) {
    if (onlyBaselinePassed < 0 || onlyCandidatePassed < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative, got %d and %d"
              .formatted(onlyBaselinePassed, onlyCandidatePassed));
    }
    return Math.addExact(onlyBaselinePassed, onlyCandidatePassed);
  }
}
