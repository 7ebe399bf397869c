package dev.hansei.activities.metrics;

import java.util.List;

/** How one kind of assertion scores: 0 to 1. */
@FunctionalInterface
public interface Measure {
  /**
   * The score.
   *
   * @param expected what the assertion compares with; may be empty where the kind reads nothing
   * @throws IllegalArgumentException where what is expected cannot be read
   */
  double of(String answer, List<String> expected);

  /** One that says yes or no. */
  static Measure whether(Check check) {
    return (answer, expected) -> check.holds(answer, expected) ? 1 : 0;
  }

  /** A question about an answer. */
  @FunctionalInterface
  interface Check {
    boolean holds(String answer, List<String> expected);
  }
}
