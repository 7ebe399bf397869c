package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Intervals of a mean that hold at every moment at once: whoever watches a run and stops when it
 * looks decided is still right as often as promised. The price is width: half as much again as an
 * interval for one look after 200 scores, twice as much or more after some thousands.
 *
 * <p>For scores in a range, independent or not, whose mean given the past stays the same. Sources:
 * Waudby-Smith and Ramdas, J. R. Stat. Soc. B 86 (2024); the same as {@code confseq}'s {@code
 * hedged_cs} and {@code predmix_empbern_twosided_cs}, each intersected over time.
 */
public final class ConfidenceSequence {
  /** Means that are tried; intervals are widened by one step of it. */
  private static final int GRID = 1_000;

  /** A share of the room that a stake may use up, so that nobody goes broke by one score. */
  private static final double STAKE_MAX = 0.5;

  private ConfidenceSequence() {}

  /**
   * By betting: a mean is left out once who bets against it is rich. The narrower one. Cost: scores
   * times 2,000 logarithms.
   *
   * @param scores in the order in which they came; each in the range
   * @return an interval after each score, each inside the one before; {@code n} counts the scores
   */
  public static List<Estimate> betting(double[] scores, Range range, double confidence) {
    Rules.requireConfidence(confidence);
    Bets bets = new Bets((1 - confidence) / 2);
    Capital capital = new Capital(Math.log(2 / (1 - confidence)));
    Path path = new Path(range, confidence);
    for (double score : scores) {
      double unit = unit(score, range);
      capital.bet(bets.next(), unit);
      bets.see(unit);
      path.add(unit, capital.lower(), capital.upper());
    }
    return path.estimates;
  }

  /** By an empirical Bernstein bound: the cheaper one. */
  public static List<Estimate> bernstein(double[] scores, Range range, double confidence) {
    Rules.requireConfidence(confidence);
    Bound below = new Bound((1 - confidence) / 2);
    Bound above = new Bound((1 - confidence) / 2);
    Path path = new Path(range, confidence);
    for (double score : scores) {
      double unit = unit(score, range);
      path.add(unit, below.after(unit), 1 - above.after(1 - unit));
    }
    return path.estimates;
  }

  private static double unit(double score, Range range) {
    return (range.require(score) - range.min()) / range.width();
  }

  /** What those own who bet that the mean is above, or below, each point of the grid. */
  private static final class Capital {
    private final double[] above = new double[GRID + 1];
    private final double[] below = new double[GRID + 1];
    private final double rich;

    Capital(double rich) {
      this.rich = rich;
    }

    void bet(double stake, double score) {
      for (int i = 0; i <= GRID; i++) {
        double mean = (double) i / GRID;
        above[i] += Math.log1p(Math.min(stake, STAKE_MAX / mean) * (score - mean));
        below[i] += Math.log1p(-Math.min(stake, STAKE_MAX / (1 - mean)) * (score - mean));
      }
    }

    private boolean holds(int i) {
      return Math.max(above[i], below[i]) <= rich;
    }

    double lower() {
      int first = 0;
      while (first <= GRID && !holds(first)) {
        first++;
      }
      return first > GRID ? 0 : (first - 1.0) / GRID;
    }

    double upper() {
      int last = GRID;
      while (last >= 0 && !holds(last)) {
        last--;
      }
      return last < 0 ? 1 : (last + 1.0) / GRID;
    }
  }

  /** The lower bound of the mean. */
  private static final class Bound {
    private final Bets bets;
    private final double logOdds;
    private double stakes;
    private double staked;
    private double penalty;
    private double sum;
    private int seen;

    Bound(double error) {
      this.bets = new Bets(error);
      this.logOdds = Math.log(1 / error);
    }

    double after(double score) {
      double stake = Math.min(STAKE_MAX, bets.next());
      double surprise = score - (seen == 0 ? 0 : sum / seen);
      stakes += stake;
      staked += stake * score;
      penalty += surprise * surprise * (-Math.log1p(-stake) - stake);
      bets.see(score);
      sum += score;
      seen++;
      return (staked - logOdds - penalty) / stakes;
    }
  }

  /** Intervals in the range, each inside the one before. */
  private static final class Path {
    private final List<Estimate> estimates = new ArrayList<>();
    private final Range range;
    private final double confidence;
    private double lower;
    private double upper = 1;
    private double sum;

    Path(Range range, double confidence) {
      this.range = range;
      this.confidence = confidence;
    }

    void add(double score, double low, double high) {
      double nextLower = Math.max(lower, low);
      double nextUpper = Math.min(upper, high);
      // They cross only where the promise is broken, or the mean moved: the last word then stands.
      if (nextLower <= nextUpper) {
        lower = nextLower;
        upper = nextUpper;
      }
      sum += score;
      int n = estimates.size() + 1;
      estimates.add(new Estimate(scaled(sum / n), scaled(lower), scaled(upper), confidence, n));
    }

    private double scaled(double unit) {
      return Math.clamp(range.min() + unit * range.width(), range.min(), range.max());
    }
  }
}
