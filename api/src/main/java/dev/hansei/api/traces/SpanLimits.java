package dev.hansei.api.traces;

import java.time.Instant;
import java.util.Map;

/** What no honest sender exceeds; beyond it the unit or the clock is wrong. */
final class SpanLimits {
  static final Instant FIRST = Instant.EPOCH;

  /** MySQL's DATETIME ends in 9999. */
  static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  /** A thousand times the largest context; sums of these over a trace stay far from 64 bits. */
  static final long TOKENS_MAX = 1_000_000_000L;

  /** Ten times OpenTelemetry's own limit of 128, and room for messages in numbered attributes. */
  static final int ATTRIBUTES_MAX = 4_000;

  /** Names are looked up in lists; a text that long is a value in the wrong place. */
  static final int ATTRIBUTE_NAME_CHARS_MAX = 500;

  private SpanLimits() {}

  /**
   * Refuses a span that carries too much.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static void attributes(Map<String, Object> attributes) {
    if (attributes.size() > ATTRIBUTES_MAX) {
      throw new IllegalArgumentException(
          "a span has at most %d attributes: %d".formatted(ATTRIBUTES_MAX, attributes.size()));
    }
    for (String name : attributes.keySet()) {
      if (name.length() > ATTRIBUTE_NAME_CHARS_MAX) {
        throw new IllegalArgumentException(
            "an attribute's name has at most %d characters: %d"
                .formatted(ATTRIBUTE_NAME_CHARS_MAX, name.length()));
      }
    }
  }

  /**
   * Refuses a time that cannot be.
   *
   * @throws IllegalArgumentException naming the field and what is allowed
   */
  static Instant time(String field, Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "%s lies between 1970 and 2200: %s".formatted(field, time));
    }
    return time;
  }

  /**
   * Refuses a count of tokens that cannot be.
   *
   * @throws IllegalArgumentException naming the field and what is allowed
   */
  static long tokens(String field, long count) {
    if (count < 0 || count > TOKENS_MAX) {
      throw new IllegalArgumentException("%s is 0 to %d: %d".formatted(field, TOKENS_MAX, count));
    }
    return count;
  }
}
