package dev.hansei.workflows.statistics;

/**
 * One item with a number that should be higher where the item is positive.
 *
 * @param positive what it truly is
 * @param score finite
 */
public record ScoredItem(boolean positive, double score) {
  public ScoredItem {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score is finite, got " + score);
    }
  }
}
