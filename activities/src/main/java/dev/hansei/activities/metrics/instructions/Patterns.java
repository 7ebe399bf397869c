package dev.hansei.activities.metrics.instructions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Python's {@code re} means by its short forms. */
final class Patterns {
  /** {@code \s}. */
  static final String SPACE = "[\\s\\x1c-\\x1f\\x85\\p{Z}]";

  /** {@code \w+}. */
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private Patterns() {}

  static long count(Pattern pattern, String text) {
    long count = 0;
    for (Matcher found = pattern.matcher(text); found.find(); ) {
      count++;
    }
    return count;
  }
}
