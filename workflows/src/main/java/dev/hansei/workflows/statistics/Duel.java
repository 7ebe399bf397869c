package dev.hansei.workflows.statistics;

/**
 * One case on which a candidate's answer was held against the baseline's.
 *
 * @param unit what was sampled independently, see {@link PairedScore#unit()}
 * @param won 1 where the candidate won, 0.5 for a tie, 0 where it lost
 * @param lengthDifference how much longer its answer was, in any one measure; finite
 */
public record Duel(String unit, double won, double lengthDifference) {
  public Duel {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("a duel names its unit, got an empty text");
    }
    if (won != 0 && won != 0.5 && won != 1) {
      throw new IllegalArgumentException(
          "a duel is won (1), tied (0.5) or lost (0), got %s in unit %s".formatted(won, unit));
    }
    if (!Double.isFinite(lengthDifference)) {
      throw new IllegalArgumentException(
          "a length difference is finite, got %s in unit %s".formatted(lengthDifference, unit));
    }
  }
}
