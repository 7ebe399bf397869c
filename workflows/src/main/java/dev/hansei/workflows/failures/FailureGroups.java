package dev.hansei.workflows.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts failures together whose texts read alike: agglomerative clustering by average linkage on
 * cosine, until no two groups are as near as {@code nearest}. It knows nothing of why a failure is
 * one; a group says "these were asked about the same", and a person says the rest. The same vectors
 * in the same order give the same groups.
 *
 * <p>Worked out by chains of nearest neighbours (Murtagh 1983; Müllner, arXiv:1109.2378), which
 * take the square of the number of items, not its cube. Average linkage allows it: joining two
 * others never brings a group nearer to them than the nearer of the two was.
 */
public final class FailureGroups {
  /** Average cosine of MiniLM vectors at which two groups are still about the same thing. */
  public static final double NEAREST_USUAL = 0.35;

  /** All pairs are kept, 72 MB of them, and worked out in some seconds of one core. */
  public static final int ITEMS_MAX = 6_000;

  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<Integer> chain = new ArrayList<>();
  private final PairTable links;
  private final double nearest;
  private final boolean[] done;

  private FailureGroups(List<float[]> vectors, double nearest) {
    this.links = PairTable.cosines(vectors);
    this.nearest = nearest;
    this.done = new boolean[vectors.size()];
    for (int i = 0; i < vectors.size(); i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
  }

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
    var work = new FailureGroups(vectors, nearest);
    for (int start = 0; start < vectors.size(); start++) {
      work.followFrom(start);
    }
    return work.groups.stream()
        .filter(group -> !group.isEmpty())
        .peek(group -> group.sort(Comparator.naturalOrder()))
        .sorted(
            Comparator.<List<Integer>>comparingInt(group -> -group.size())
                .thenComparing(List::getFirst))
        .map(List::copyOf)
        .toList();
  }

  /** From neighbour to nearer neighbour, until two are each other's nearest. */
  private void followFrom(int start) {
    if (done[start]) {
      return;
    }
    chain.add(start);
    while (!chain.isEmpty()) {
      int last = chain.getLast();
      int before = chain.size() > 1 ? chain.get(chain.size() - 2) : -1;
      int next = nearestOf(last, before);
      if (next < 0) {
        // Nothing is near enough to this one, hence nothing to those before it in the chain.
        chain.forEach(one -> done[one] = true);
        chain.clear();
      } else if (next == before) {
        chain.removeLast();
        chain.removeLast();
        join(Math.min(last, before), Math.max(last, before));
        if (chain.isEmpty()) {
          chain.add(Math.min(last, before));
        }
      } else {
        chain.add(next);
      }
    }
  }

  /** Among equals the one before in the chain, then the first; -1 where none is near enough. */
  private int nearestOf(int one, int before) {
    int found = before;
    float best = before < 0 ? Math.nextDown((float) nearest) : links.get(one, before);
    for (int other = 0; other < done.length; other++) {
      if (other != one && !done[other] && links.get(one, other) > best) {
        best = links.get(one, other);
        found = other;
      }
    }
    return best >= nearest ? found : -1;
  }

  /** The second goes into the first; links to others are the means over all pairs of members. */
  private void join(int into, int from) {
    float first = groups.get(into).size();
    float second = groups.get(from).size();
    done[from] = true;
    for (int other = 0; other < done.length; other++) {
      if (!done[other] && other != into) {
        float sum = first * links.get(into, other) + second * links.get(from, other);
        links.set(into, other, sum / (first + second));
      }
    }
    groups.get(into).addAll(groups.get(from));
    groups.get(from).clear();
  }
}
