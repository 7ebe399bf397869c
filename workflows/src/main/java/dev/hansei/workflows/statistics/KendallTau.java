package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Kendall's tau-b: how much more often two cases stand in the same order by both figures than in
 * the opposite one; ties are allowed for. Cost: cases squared.
 *
 * <p>Sources: Kendall, Biometrika 33 (1945); Fieller, Hartley and Pearson, Biometrika 44 (1957),
 * for the interval. Coefficient and p-value are those of {@code scipy.stats.kendalltau}: exact
 * without ties up to {@value #EXACT_MAX} cases, else by the normal approximation.
 */
public final class KendallTau {
  /** Beyond it SciPy approximates, and so do we. */
  public static final int EXACT_MAX = 33;

  private KendallTau() {}

  /**
   * The coefficient with its interval.
   *
   * @return empty with fewer than two cases, or where one figure does not vary; with four cases or
   *     fewer the interval is all of [-1, 1]
   */
  public static Optional<Association> of(double[] x, double[] y, double confidence) {
    Correlation.requirePairs(x, y);
    Rules.requireConfidence(confidence);
    Ranks left = Ranks.of(x, Differences.tie(x));
    Ranks right = Ranks.of(y, Differences.tie(y));
    int n = x.length;
    double pairs = n * (n - 1.0) / 2;
    double tiedLeft = sum(left.ties(), t -> t * (t - 1.0) / 2);
    double tiedRight = sum(right.ties(), t -> t * (t - 1.0) / 2);
    if (n < 2 || tiedLeft == pairs || tiedRight == pairs) {
      return Optional.empty();
    }
    double order = order(left.ranks(), right.ranks());
    double tau = order / Math.sqrt(pairs - tiedLeft) / Math.sqrt(pairs - tiedRight);
    double inside = Math.clamp(tau, -1, 1);
    boolean exact = tiedLeft == 0 && tiedRight == 0 && n <= EXACT_MAX;
    double pValue = exact ? exact((pairs - Math.abs(order)) / 2, n) : normal(order, left, right);
    double error = n > 4 ? Math.sqrt(0.437 / (n - 4)) : Double.POSITIVE_INFINITY;
    return Optional.of(new Association(Correlation.interval(inside, error, n, confidence), pValue));
  }

  /** Pairs in the same order less pairs in the opposite one. */
  private static double order(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.signum(left[i] - left[j]) * Math.signum(right[i] - right[j]);
      }
    }
    return sum;
  }

  /** Twice the share of all orders that have so few opposite pairs. */
  private static double exact(double opposite, int n) {
    double[] shares = {1};
    for (int place = 2; place <= n; place++) {
      double[] wider = new double[shares.length + place - 1];
      for (int inversions = 0; inversions < shares.length; inversions++) {
        for (int more = 0; more < place; more++) {
          wider[inversions + more] += shares[inversions] / place;
        }
      }
      shares = wider;
    }
    int end = Math.min(shares.length, (int) Math.round(opposite) + 1);
    return Math.min(1, 2 * Arrays.stream(shares, 0, end).sum());
  }

  private static double normal(double order, Ranks left, Ranks right) {
    double n = left.ranks().length;
    double m = n * (n - 1);
    double spread =
        (m * (2 * n + 5)
                - sum(left.ties(), t -> t * (t - 1.0) * (2 * t + 5))
                - sum(right.ties(), t -> t * (t - 1.0) * (2 * t + 5)))
            / 18;
    double pairs =
        sum(left.ties(), t -> t * (t - 1.0)) * sum(right.ties(), t -> t * (t - 1.0)) / (2 * m);
    double triples =
        sum(left.ties(), t -> t * (t - 1.0) * (t - 2))
            * sum(right.ties(), t -> t * (t - 1.0) * (t - 2))
            / (9 * m * Math.max(1, n - 2));
    double z = Math.abs(order) / Math.sqrt(spread + pairs + triples);
    return Math.min(1, 2 * Normal.cumulative(-z));
  }

  private static double sum(List<Integer> ties, IntToDoubleFunction of) {
    return ties.stream().mapToInt(Integer::intValue).mapToDouble(of).sum();
  }
}
