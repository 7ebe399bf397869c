package dev.hansei.workflows.failures;

import java.time.Instant;

/**
 * Traces that started within.
 *
 * @param from this moment or later
 * @param before earlier than this moment
 */
public record TimeRange(Instant from, Instant before) {
  public TimeRange {
    if (!from.isBefore(before)) {
      throw new IllegalArgumentException("a range ends after it begins: %s".formatted(from));
    }
  }
}
