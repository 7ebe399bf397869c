package dev.hansei.workflows.statistics;

/**
 * One comparison of two versions.
 *
 * @param left one version
 * @param right another one
 * @param leftWon 1 where the left one won, 0.5 for a tie, 0 where the right one won
 */
public record Meeting(String left, String right, double leftWon) {
  public Meeting {
    if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
      throw new IllegalArgumentException(
          "a meeting has two versions, got '%s' and '%s'".formatted(left, right));
    }
    if (leftWon != 0 && leftWon != 0.5 && leftWon != 1) {
      throw new IllegalArgumentException(
          "a meeting is won (1), tied (0.5) or lost (0), got " + leftWon);
    }
  }
}
