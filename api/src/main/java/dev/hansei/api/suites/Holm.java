package dev.hansei.api.suites;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction: the chance that any of several metrics seems to differ by luck alone
 * stays at the level, whatever way they hang together.
 *
 * <p>Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal
 * of Statistics 6 (1979).
 */
final class Holm {
  private Holm() {}

  /** The corrected p-values, in the order given. */
  static List<Double> correct(List<Double> pValues) {
    int n = pValues.size();
    List<Integer> order =
        IntStream.range(0, n).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    Double[] corrected = new Double[n];
    double highest = 0;
    for (int rank = 0; rank < n; rank++) {
      int index = order.get(rank);
      highest = Math.max(highest, Math.min(1, (n - rank) * pValues.get(index)));
      corrected[index] = highest;
    }
    return new ArrayList<>(List.of(corrected));
  }
}
