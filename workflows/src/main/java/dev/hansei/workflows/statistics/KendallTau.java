package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Kendall's tau-b: how much more often two cases stand in the same order by both figures than in
 * the opposite one; ties are allowed for. Cost: that of sorting.
 *
 * <p>Sources: Kendall, Biometrika 33 (1945); Knight, JASA 61 (1966), for counting pairs by a merge
 * sort; Fieller, Hartley and Pearson, Biometrika 44 (1957), for the interval. Coefficient and
 * p-value are those of {@code scipy.stats.kendalltau}: exact without ties up to {@value #EXACT_MAX}
 * cases, or where at most one pair stands apart from the others; else by the normal approximation.
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
    double order = order(left, right, pairs - tiedLeft - tiedRight);
    double tau = order / Math.sqrt(pairs - tiedLeft) / Math.sqrt(pairs - tiedRight);
    double inside = Math.clamp(tau, -1, 1);
    double opposite = (pairs - Math.abs(order)) / 2;
    boolean exact = tiedLeft == 0 && tiedRight == 0 && (n <= EXACT_MAX || opposite <= 1);
    double pValue = exact ? exact(opposite, n) : normal(order, left, right);
    double error = n > 4 ? Math.sqrt(0.437 / (n - 4)) : Double.POSITIVE_INFINITY;
    return Optional.of(new Association(Correlation.interval(inside, error, n, confidence), pValue));
  }

  /**
   * Pairs in the same order less pairs in the opposite one.
   *
   * @param untied all pairs less those tied on the left less those tied on the right, in which
   *     pairs tied on both are taken off twice
   */
  private static double order(Ranks left, Ranks right, double untied) {
    int n = left.ranks().length;
    int[] cases =
        IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> left.ranks()[i])
                    .thenComparingDouble(i -> right.ranks()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double tiedBoth = 0;
    double alike = 0;
    for (int i = 1; i < n; i++) {
      boolean same =
          left.ranks()[cases[i]] == left.ranks()[cases[i - 1]]
              && right.ranks()[cases[i]] == right.ranks()[cases[i - 1]];
      alike = same ? alike + 1 : 0;
      tiedBoth += alike;
    }
    double[] places = Arrays.stream(cases).mapToDouble(i -> right.ranks()[i]).toArray();
    return untied + tiedBoth - 2 * inversions(places);
  }

  /** Sorts by merging runs, and counts how often a later figure is less than an earlier one. */
  private static double inversions(double[] figures) {
    double[] from = figures;
    double[] to = new double[from.length];
    double count = 0;
    for (int run = 1; run < from.length; run *= 2) {
      for (int start = 0; start < from.length; start += 2 * run) {
        int middle = Math.min(start + run, from.length);
        int end = Math.min(middle + run, from.length);
        int left = start;
        int right = middle;
        for (int place = start; place < end; place++) {
          boolean takesRight = left == middle || (right < end && from[right] < from[left]);
          count += takesRight ? middle - left : 0;
          to[place] = takesRight ? from[right++] : from[left++];
        }
      }
      double[] sorted = to;
      to = from;
      from = sorted;
    }
    return count;
  }

  /** Twice the share of all orders that have so few opposite pairs. */
  private static double exact(double opposite, int n) {
    int most = (int) Math.round(opposite);
    double[] shares = {1};
    for (int place = 2; place <= n; place++) {
      // Shares of more opposite pairs than are asked for have no say in those of fewer.
      double[] wider = new double[Math.min(most + 1, shares.length + place - 1)];
      for (int inversions = 0; inversions < shares.length; inversions++) {
        for (int more = 0; more < place && inversions + more < wider.length; more++) {
          wider[inversions + more] += shares[inversions] / place;
        }
      }
      shares = wider;
    }
    return Math.min(1, 2 * Arrays.stream(shares).sum());
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
