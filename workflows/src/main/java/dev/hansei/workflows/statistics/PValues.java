package dev.hansei.workflows.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** P-values that are corrected together. */
final class PValues {
  private PValues() {}

  /** Their places, smallest first, equal ones in the order given. */
  static int[] ascending(List<Double> pValues) {
    for (double each : pValues) {
      if (!(each >= 0 && each <= 1)) {
        throw new IllegalArgumentException("a p-value must lie in [0, 1], got " + each);
      }
    }
    return IntStream.range(0, pValues.size())
        .boxed()
        .sorted(Comparator.comparing(pValues::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
