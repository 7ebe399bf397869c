package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rising step function nearest to what was seen: which share of items with such a score is
 * positive. Fitted by pooling adjacent violators, after equal scores became one point; between
 * points it runs straight, and beyond them it stays level.
 *
 * <p>The same as scikit-learn's {@code IsotonicRegression(out_of_bounds="clip")}. Source: Ayer,
 * Brunk, Ewing, Reid and Silverman, Ann. Math. Stat. 26 (1955); as a calibration of scores Zadrozny
 * and Elkan, KDD 2002. Cost: sorting.
 *
 * @param knots rising in score and never falling in share; at least one
 */
public record Isotonic(List<Knot> knots) {
  public Isotonic {
    knots = List.copyOf(knots);
    if (knots.isEmpty()) {
      throw new IllegalArgumentException("a calibration has knots");
    }
    for (int i = 1; i < knots.size(); i++) {
      if (!(knots.get(i - 1).score() < knots.get(i).score()
          && knots.get(i - 1).share() <= knots.get(i).share())) {
        throw new IllegalArgumentException("knots rise: " + knots);
      }
    }
  }

  /**
   * A corner of the function.
   *
   * @param score finite
   * @param share of items with that score that are positive, 0 to 1
   */
  public record Knot(double score, double share) {
    public Knot {
      if (!Double.isFinite(score) || !(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("no knot: %s, %s".formatted(score, share));
      }
    }
  }

  /**
   * Fits.
   *
   * @throws IllegalArgumentException when there is no item
   */
  public static Isotonic fit(List<ScoredItem> items) {
    List<Block> blocks = new ArrayList<>();
    for (Block point : points(items)) {
      Block last = point;
      while (!blocks.isEmpty() && blocks.getLast().share() >= last.share()) {
        last = blocks.removeLast().with(last);
      }
      blocks.add(last);
    }
    List<Knot> knots = new ArrayList<>();
    for (Block block : blocks) {
      knots.add(new Knot(block.from, block.share()));
      if (block.to > block.from) {
        knots.add(new Knot(block.to, block.share()));
      }
    }
    return new Isotonic(knots);
  }

  /** Items of equal score as one point, in the order of scores. */
  private static List<Block> points(List<ScoredItem> items) {
    List<Block> points = new ArrayList<>();
    for (ScoredItem item :
        items.stream().sorted(Comparator.comparingDouble(ScoredItem::score)).toList()) {
      Block one = new Block(item.score(), item.score(), item.positive() ? 1 : 0, 1);
      boolean isSame = !points.isEmpty() && points.getLast().to == item.score();
      points.add(isSame ? points.removeLast().with(one) : one);
    }
    return points;
  }

  /** Neighbouring scores that get one share. */
  private record Block(double from, double to, int positive, int n) {
    double share() {
      return (double) positive / n;
    }

    Block with(Block next) {
      return new Block(from, next.to, positive + next.positive, n + next.n);
    }
  }

  /** The share at a score, 0 to 1. */
  public double at(double score) {
    if (score <= knots.getFirst().score()) {
      return knots.getFirst().share();
    }
    for (int i = 1; i < knots.size(); i++) {
      Knot right = knots.get(i);
      if (score <= right.score()) {
        Knot left = knots.get(i - 1);
        double way = (score - left.score()) / (right.score() - left.score());
        return left.share() + way * (right.share() - left.share());
      }
    }
    return knots.getLast().share();
  }
}
