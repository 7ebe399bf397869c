package dev.hansei.activities.metrics.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.formats.JsonAnswers;

/**
 * How many words, cut at white space, an answer is to have.
 *
 * @param min inclusive
 * @param max inclusive
 */
public record WordCount(long min, long max) {
  /**
   * Reads {@code 50}, {@code {"min": 10}}, {@code {"max": 50}} or both.
   *
   * @throws IllegalArgumentException where it is none of these
   */
  public static WordCount parse(String value) {
    JsonNode read =
        JsonAnswers.read(value)
            .orElseThrow(() -> new IllegalArgumentException("a word count is a number"));
    if (read.isNumber() || read.isTextual()) {
      long count = read.asLong(-1);
      if (count < 0) {
        throw new IllegalArgumentException("a word count is a number from 0");
      }
      return new WordCount(count, count);
    }
    if (!read.has("min") && !read.has("max")) {
      throw new IllegalArgumentException("a word count has min, max or both");
    }
    return new WordCount(read.path("min").asLong(0), read.path("max").asLong(Long.MAX_VALUE));
  }

  /** Whether the answer has so many. */
  public boolean holds(String answer) {
    long words = answer.isBlank() ? 0 : answer.strip().split("\\s+").length;
    return words >= min && words <= max;
  }
}
