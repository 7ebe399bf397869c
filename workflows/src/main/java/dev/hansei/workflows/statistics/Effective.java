package dev.hansei.workflows.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many independent figures a sample is worth, as if all figures of a unit were the same: the
 * square of their number over the sum of the units' squares, rounded down. Source: Kish, "Survey
 * Sampling" (1965).
 */
public final class Effective {
  private Effective() {}

  /** The number of figures where each is a unit of its own, else less; 0 of none. */
  public static int size(List<Observation> sample) {
    Map<String, Integer> units = new LinkedHashMap<>();
    sample.forEach(each -> units.merge(each.unit(), 1, Integer::sum));
    double squares = 0;
    for (int size : units.values()) {
      squares += (double) size * size;
    }
    double figures = sample.size();
    return squares == 0 ? 0 : (int) Math.floor(figures * figures / squares);
  }
}
