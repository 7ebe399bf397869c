package dev.hansei.workflows.criteria;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which labelled answers a judge is shown: the nearest, half of each verdict as far as there are
 * such, so that a judge does not learn that answers pass. Pure.
 */
public final class ExamplePolicy {
  private ExamplePolicy() {}

  /**
   * One candidate.
   *
   * @param place in its label set
   * @param similarity to the answer that is judged, in [-1, 1]
   */
  public record Near(int place, double similarity, boolean passed) {}

  /** Those to be shown, nearest first; of equals the one that stands first in its set. */
  public static List<Near> choose(List<Near> candidates, int count) {
    List<Near> sorted =
        candidates.stream()
            .sorted(
                Comparator.comparingDouble((Near one) -> -one.similarity())
                    .thenComparingInt(Near::place))
            .toList();
    List<Near> chosen = new ArrayList<>(first(sorted, true, count / 2));
    chosen.addAll(first(sorted, false, count / 2));
    // An odd place, and those that one verdict is too rare for, go to whoever is nearest.
    for (Near one : sorted) {
      if (chosen.size() < count && !chosen.contains(one)) {
        chosen.add(one);
      }
    }
    return sorted.stream().filter(chosen::contains).toList();
  }

  private static List<Near> first(List<Near> sorted, boolean passed, int count) {
    return sorted.stream().filter(one -> one.passed() == passed).limit(count).toList();
  }
}
