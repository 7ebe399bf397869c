package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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
   * @param positive the share of them that is positive: Wilson where each item is of a unit of its
   *     own, else by unit as {@link ClusteredMean} does
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
    return of(
        items, IntStream.range(0, items.size()).mapToObj(String::valueOf).toList(), confidence);
  }

  /**
   * The same of items of which some are of one unit, such as a conversation.
   *
   * @param units of each item, in their order
   */
  public static Reliability of(List<ScoredItem> items, List<String> units, double confidence) {
    if (items.size() != units.size()) {
      throw new IllegalArgumentException("each item has a unit");
    }
    if (items.isEmpty() || items.stream().anyMatch(it -> !(it.score() >= 0 && it.score() <= 1))) {
      throw new IllegalArgumentException("need chances between 0 and 1, at least one");
    }
    List<Bin> bins = new ArrayList<>();
    for (int place = 0; place < BINS; place++) {
      List<ScoredItem> inside = new ArrayList<>();
      List<Observation> outcomes = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        if (binOf(items.get(i).score()) == place) {
          inside.add(items.get(i));
          outcomes.add(new Observation(units.get(i), items.get(i).positive() ? 1 : 0));
        }
      }
      if (!inside.isEmpty()) {
        bins.add(new Bin(Math.clamp(mean(inside), 0, 1), positive(outcomes, confidence)));
      }
    }
    return new Reliability(brier(items), bins);
  }

  private static Estimate positive(List<Observation> outcomes, double confidence) {
    if (outcomes.stream().map(Observation::unit).distinct().count() < outcomes.size()) {
      return ClusteredMean.of(outcomes, Range.UNIT).interval(Range.UNIT, confidence);
    }
    int positive = (int) outcomes.stream().filter(it -> it.value() == 1).count();
    return Wilson.interval(positive, outcomes.size(), confidence);
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
