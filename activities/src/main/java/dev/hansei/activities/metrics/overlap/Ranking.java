package dev.hansei.activities.metrics.overlap;

import java.util.stream.IntStream;

/**
 * How well a ranking puts what is relevant first: nDCG as scikit-learn's {@code ndcg_score} counts
 * it (gain linear, equal scores share their places), reciprocal rank, precision and recall as ranx
 * does. Each in [0, 1].
 */
public final class Ranking {
  private Ranking() {}

  /**
   * nDCG of the first {@code k} places; 0 where nothing is relevant.
   *
   * @param gains how relevant each item is, at least 0
   * @param scores by which the items are ranked, highest first
   */
  public static double ndcg(double[] gains, double[] scores, int k) {
    check(k);
    if (gains.length != scores.length) {
      throw new IllegalArgumentException(
          "%d gains, %d scores".formatted(gains.length, scores.length));
    }
    for (int i = 0; i < gains.length; i++) {
      if (!(gains[i] >= 0 && gains[i] < Double.POSITIVE_INFINITY) || Double.isNaN(scores[i])) {
        throw new IllegalArgumentException(
            "item %d has gain %s and score %s".formatted(i, gains[i], scores[i]));
      }
    }
    double ideal = dcg(gains, gains, k);
    return ideal == 0 ? 0 : dcg(gains, scores, k) / ideal;
  }

  private static double dcg(double[] gains, double[] scores, int k) {
    int[] order =
        IntStream.range(0, gains.length)
            .boxed()
            .sorted((left, right) -> Double.compare(scores[right], scores[left]))
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double gain = 0;
      double discount = 0;
      for (; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
        gain += gains[order[to]];
        discount += to < k ? Math.log(2) / Math.log(to + 2) : 0;
      }
      sum += gain / (to - from) * discount;
      from = to;
    }
    return sum;
  }

  /** 1 by the place of the first relevant item; 0 where there is none. */
  public static double reciprocalRank(boolean[] relevant) {
    for (int i = 0; i < relevant.length; i++) {
      if (relevant[i]) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  /**
   * The share of relevant items in the first {@code k} places; a place not taken is not relevant.
   */
  public static double precision(boolean[] relevant, int k) {
    check(k);
    return (double) hits(relevant, k) / k;
  }

  /**
   * The share of all relevant items that are in the first {@code k} places; 0 where there is none.
   *
   * @throws IllegalArgumentException there are more in those places than in all
   */
  public static double recall(boolean[] relevant, int k, int allRelevant) {
    check(k);
    int hits = hits(relevant, k);
    if (hits > allRelevant) {
      throw new IllegalArgumentException(
          "%d relevant items were found, of %d".formatted(hits, allRelevant));
    }
    return allRelevant == 0 ? 0 : (double) hits / allRelevant;
  }

  private static int hits(boolean[] relevant, int k) {
    return (int) IntStream.range(0, Math.min(k, relevant.length)).filter(i -> relevant[i]).count();
  }

  private static void check(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is at least 1, not " + k);
    }
  }
}
