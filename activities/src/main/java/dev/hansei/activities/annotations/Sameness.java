package dev.hansei.activities.annotations;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many pairs of labels of one item are the same, of all its pairs. */
final class Sameness {
  private Sameness() {}

  /**
   * @param words at least two
   */
  static double of(RaterScale scale, List<String> words) {
    double pairs = words.size() * (words.size() - 1.0) / 2;
    return (scale.isOfNumbers() ? near(scale, words) : equal(words)) / pairs;
  }

  private static double equal(List<String> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts.values().stream().mapToDouble(count -> count * (count - 1.0) / 2).sum();
  }

  /** Sorted, those near to one stand next to it. */
  private static double near(RaterScale scale, List<String> words) {
    String[] sorted = words.toArray(String[]::new);
    Arrays.sort(
        sorted, (one, other) -> Double.compare(Double.parseDouble(one), Double.parseDouble(other)));
    double near = 0;
    for (int low = 0, high = 0; high < sorted.length; high++) {
      while (!scale.agree(sorted[low], sorted[high])) {
        low++;
      }
      near += high - low;
    }
    return near;
  }
}
