package dev.hansei.activities.promotions;

import java.util.OptionalDouble;

/**
 * One input with both answers.
 *
 * @param unit what it shares its fate with: its conversation, else the input itself
 */
record RehearsedPair(String unit, Answer live, Answer candidate) {
  /**
   * One answer, by figures.
   *
   * @param chars of its text; absent where there is none
   * @param costUsd absent where nobody knows
   */
  record Answer(
      boolean error,
      boolean refusal,
      OptionalDouble chars,
      OptionalDouble millis,
      OptionalDouble costUsd) {}
}
