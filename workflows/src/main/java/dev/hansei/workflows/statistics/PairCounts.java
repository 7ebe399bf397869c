package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * How many cases went which way between two versions.
 *
 * @param better cases that the candidate scored higher
 * @param worse cases that the candidate scored lower
 * @param same cases with equal scores
 */
public record PairCounts(int better, int worse, int same) {
  public PairCounts {
    if (better < 0 || worse < 0 || same < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative, got %d, %d and %d".formatted(better, worse, same));
    }
  }

  /** All compared cases. */
  public int total() {
    return better + worse + same;
  }

  static PairCounts of(List<PairedScore> pairs, Units units) {
    int better = 0;
    int worse = 0;
    for (PairedScore pair : pairs) {
      int order = units.compare(pair.candidate(), pair.baseline());
      better += order > 0 ? 1 : 0;
      worse += order < 0 ? 1 : 0;
    }
    return new PairCounts(better, worse, pairs.size() - better - worse);
  }
}
