package dev.hansei.workflows.statistics;

/**
 * One item as two raters sorted it.
 *
 * @param unit what was sampled independently, see {@link PairedScore#unit()}
 * @param reference the category that the rater to be believed gave it
 * @param rating the category that the other gave it
 */
public record RatedItem(String unit, String reference, String rating) {
  public RatedItem {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("a rated item names its unit, got an empty text");
    }
    if (reference.isEmpty() || rating.isEmpty()) {
      throw new IllegalArgumentException("categories have names, got an empty one in " + unit);
    }
  }
}
