package dev.hansei.workflows.statistics;

/**
 * How much to stake on the next score, knowing only those before it: less the more they vary and
 * the later it is.
 *
 * <p>Source: Waudby-Smith and Ramdas, "Estimating Means of Bounded Random Variables by Betting", J.
 * R. Stat. Soc. B 86 (2024), equations 24 to 26, with one made-up score of 1/2.
 */
final class Bets {
  private final double logOdds;
  private double sum;
  private double squares;
  private int seen;

  /**
   * Nothing seen yet.
   *
   * @param error the chance of missing the truth on one side
   */
  Bets(double error) {
    this.logOdds = Math.log(1 / error);
  }

  /** The stake on the next score. */
  double next() {
    double t = seen + 1;
    double variance = (0.25 + squares) / (seen + 1);
    return Math.sqrt(2 * logOdds / (t * Math.log(1 + t) * variance));
  }

  /** Takes a score in [0, 1] in. */
  void see(double score) {
    seen++;
    sum += score;
    double mean = Math.min(1, (0.5 + sum) / (seen + 1));
    squares += (score - mean) * (score - mean);
  }
}
