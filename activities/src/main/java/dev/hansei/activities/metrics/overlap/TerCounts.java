package dev.hansei.activities.metrics.overlap;

/**
 * Edits and what they are a share of.
 *
 * @param edits fewest edits to any reference
 * @param length mean length of the references in words
 */
record TerCounts(long edits, double length) {
  static final TerCounts NONE = new TerCounts(0, 0);

  TerCounts plus(TerCounts other) {
    return new TerCounts(edits + other.edits, length + other.length);
  }

  /**
   * Edits per hundred words; 100 where there is no word to compare with but edits, 0 without
   * either.
   */
  double score() {
    if (length > 0) {
      return 100 * (edits / length);
    }
    return edits > 0 ? 100 : 0;
  }
}
