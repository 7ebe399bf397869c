package dev.hansei.workflows.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts failures together whose questions read alike: agglomerative clustering by average linkage on
 * cosine, until no two groups are as near as {@code nearest}. It knows nothing of why a failure is
 * one; a group says "these were asked about the same", and a person says the rest. The same vectors
 * in the same order give the same groups.
 */
public final class FailureGroups {
  /** Average cosine of MiniLM vectors at which two groups are still about the same thing. */
  public static final double NEAREST_USUAL = 0.35;

  /** All pairs are compared again and again: 500 take about a second. */
  public static final int ITEMS_MAX = 500;

  private FailureGroups() {}

  /**
   * Groups of indexes, the largest first, ties by the first index; within a group in order.
   *
   * @param vectors unit vectors of equal length, at most {@link #ITEMS_MAX}
   * @param nearest average cosine from which two groups become one; -1 to 1
   */
  public static List<List<Integer>> of(List<float[]> vectors, double nearest) {
    if (vectors.size() > ITEMS_MAX || !(nearest >= -1 && nearest <= 1)) {
      throw new IllegalArgumentException(
          "at most %d vectors, nearest -1 to 1".formatted(ITEMS_MAX));
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    double[][] links = links(vectors);
    while (true) {
      int[] pair = closest(groups, links, nearest);
      if (pair.length == 0) {
        break;
      }
      join(groups, links, pair[0], pair[1]);
    }
    return groups.stream()
        .filter(group -> !group.isEmpty())
        .peek(group -> group.sort(Comparator.naturalOrder()))
        .sorted(
            Comparator.<List<Integer>>comparingInt(group -> -group.size())
                .thenComparing(List::getFirst))
        .map(List::copyOf)
        .toList();
  }

  private static double[][] links(List<float[]> vectors) {
    double[][] links = new double[vectors.size()][vectors.size()];
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        links[i][j] = cosine(vectors.get(i), vectors.get(j));
        links[j][i] = links[i][j];
      }
    }
    return links;
  }

  /** The two nearest groups; empty where none are near enough. */
  private static int[] closest(List<List<Integer>> groups, double[][] links, double nearest) {
    int[] pair = {};
    double best = nearest;
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < i && !groups.get(i).isEmpty(); j++) {
        if (!groups.get(j).isEmpty() && links[i][j] >= best) {
          best = Math.nextUp(links[i][j]);
          pair = new int[] {j, i};
        }
      }
    }
    return pair;
  }

  /** The second goes into the first; links to others are the means over all pairs of members. */
  private static void join(List<List<Integer>> groups, double[][] links, int into, int from) {
    double first = groups.get(into).size();
    double second = groups.get(from).size();
    for (int other = 0; other < groups.size(); other++) {
      double mean = (first * links[into][other] + second * links[from][other]) / (first + second);
      links[into][other] = mean;
      links[other][into] = mean;
    }
    groups.get(into).addAll(groups.get(from));
    groups.get(from).clear();
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
