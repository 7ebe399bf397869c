package dev.hansei.activities.metrics.instructions;

/**
 * How often something may be there.
 *
 * @param atLeast whether the count is the least allowed; else it is the first that is too many
 */
record Amount(boolean atLeast, int count) {
  Amount {
    if (count < 0) {
      throw new IllegalArgumentException("a count is at least 0, not " + count);
    }
  }

  boolean holds(long found) {
    return atLeast ? found >= count : found < count;
  }
}
