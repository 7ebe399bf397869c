package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whether chances that somebody gave came true: of all that were given about 0.7, do seven in ten
 * turn out positive?
 *
 * @param brier mean squared distance between chance and outcome, 0 to 1; 0.25 is what always saying
 *     one half gets. Source: Brier, Monthly Weather Review 78 (1950)
 * @param bins of equal width, only those that hold an item, rising
 */
public record Reliability(double brier, List<Bin> bins) {
  /** As usual; each bin of a few hundred items still says something. */
  public static final int BINS = 10;

  public Reliability {
    if (!(brier >= 0 && brier <= 1)) {
      throw new IllegalArgumentException("a Brier score lies in [0, 1], got " + brier);
    }
    bins = List.copyOf(bins);
  }

  /**
   * Items that were given nearly the same chance.
   *
   * @param chance their mean chance
   * @param positive the share of them that is positive, Wilson
   */
  public record Bin(double chance, Estimate positive) {
    public Bin {
      if (!(chance >= 0 && chance <= 1)) {
        throw new IllegalArgumentException("a chance lies in [0, 1], got " + chance);
      }
      Objects.requireNonNull(positive, "positive is null");
    }
  }

  /**
   * Measures.
   *
   * @param items whose scores are chances, each in [0, 1]
   * @throws IllegalArgumentException when there is no item or a score is no chance
   */
  public static Reliability of(List<ScoredItem> items, double confidence) {
    if (items.isEmpty() || items.stream().anyMatch(it -> !(it.score() >= 0 && it.score() <= 1))) {
      throw new IllegalArgumentException("need chances between 0 and 1, at least one");
    }
    List<Bin> bins = new ArrayList<>();
    for (int place = 0; place < BINS; place++) {
      int bin = place;
      List<ScoredItem> inside = items.stream().filter(it -> binOf(it.score()) == bin).toList();
      if (!inside.isEmpty()) {
        int positive = (int) inside.stream().filter(ScoredItem::positive).count();
        bins.add(
            new Bin(
                Math.clamp(mean(inside), 0, 1),
                Wilson.interval(positive, inside.size(), confidence)));
      }
    }
    return new Reliability(brier(items), bins);
  }

  /** The last bin holds 1. */
  private static int binOf(double chance) {
    return Math.min(BINS - 1, (int) (chance * BINS));
  }

  private static double mean(List<ScoredItem> items) {
    return items.stream().mapToDouble(ScoredItem::score).average().orElseThrow();
  }

  private static double brier(List<ScoredItem> items) {
    double sum = 0;
    for (ScoredItem item : items) {
      double off = item.score() - (item.positive() ? 1 : 0);
      sum += off * off;
    }
    return sum / items.size();
  }
}
