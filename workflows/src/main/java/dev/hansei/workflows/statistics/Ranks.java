package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks from 1, equal values sharing the mean of their places.
 *
 * @param ranks in the order of the values
 * @param ties how many values share each rank, by ascending rank
 */
record Ranks(double[] ranks, List<Integer> ties) {
  /**
   * Ranks values.
   *
   * @param tie values that are apart by no more than this are equal
   */
  static Ranks of(double[] values, double tie) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((left, right) -> Double.compare(values[left], values[right]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    List<Integer> ties = new ArrayList<>();
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] - values[order[from]] <= tie) {
        to++;
      }
      for (int place = from; place < to; place++) {
        ranks[order[place]] = (from + 1 + to) / 2.0;
      }
      ties.add(to - from);
      from = to;
    }
    return new Ranks(ranks, ties);
  }
}
