package dev.hansei.workflows.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Agreement of any number of raters on words, beyond what chance would give, whoever rated what: 1
 * for full agreement, 0 for chance.
 *
 * <p>Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), nominal data.
 */
public final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /**
   * Alpha over the words that were said of each thing; what fewer than two rated says nothing.
   * Empty where nothing was rated twice, or only one word was used.
   */
  public static OptionalDouble nominal(List<List<String>> ratings) {
    Map<String, Integer> totals = new LinkedHashMap<>();
    double disagreeing = 0;
    int paired = 0;
    for (List<String> unit : ratings) {
      if (unit.size() < 2) {
        continue;
      }
      unit.forEach(word -> totals.merge(word, 1, Integer::sum));
      paired += unit.size();
      disagreeing += disagreeing(unit) / (unit.size() - 1.0);
    }
    double expected = (double) paired * paired;
    for (int total : totals.values()) {
      expected -= (double) total * total;
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (paired - 1.0) * disagreeing / expected);
  }

  /** Ordered pairs of ratings of one thing that differ. */
  private static double disagreeing(List<String> unit) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    unit.forEach(word -> counts.merge(word, 1, Integer::sum));
    double same = counts.values().stream().mapToDouble(count -> (double) count * count).sum();
    return (double) unit.size() * unit.size() - same;
  }
}
