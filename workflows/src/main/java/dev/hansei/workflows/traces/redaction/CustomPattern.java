package dev.hansei.workflows.traces.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;

/**
 * A pattern of the project's own.
 *
 * @param name what the mark and the report call it, lower-case letters and hyphens
 * @param pattern RE2 syntax, so one look at a text takes time linear in it whatever it says
 */
public record CustomPattern(String name, String pattern) {
  /** Longer ones cost more for each character of each span. */
  public static final int PATTERN_CHARS_MAX = 200;

  private static final int NAME_CHARS_MAX = 30;

  /** What RE2 allows a single count; a number or an address is a tenth as long. */
  private static final int REPEATS_MAX = 1_000;

  /** Instructions; each may be looked at for each character of each span. */
  private static final int PROGRAM_MAX = 2_000;

  public CustomPattern {
    Objects.requireNonNull(name, "name is null");
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a pattern's name is 1 to 30 lower-case letters and hyphens, a letter first and last, such as order-number: '%s'"
              .formatted(name));
    }
    if (pattern.isEmpty() || pattern.length() > PATTERN_CHARS_MAX) {
      throw new IllegalArgumentException(
          "the pattern of %s has 1 to 200 characters, not %d".formatted(name, pattern.length()));
    }
    if (PatternCost.repeats(pattern) > REPEATS_MAX) {
      throw tooCostly(name);
    }
    var compiled = compiled(name, pattern);
    if (compiled.programSize() > PROGRAM_MAX) {
      throw tooCostly(name);
    }
    if (compiled.matcher("").find()) {
      throw new IllegalArgumentException(
          "the pattern of %s fits the empty text, so it would mark every place; say at least one character"
              .formatted(name));
    }
  }

  Pattern compiled() {
    return compiled(name, pattern);
  }

  private static Pattern compiled(String name, String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the pattern of %s is not RE2 syntax: %s".formatted(name, e.getDescription()), e);
    }
  }

  private static IllegalArgumentException tooCostly(String name) {
    return new IllegalArgumentException(
        "the pattern of %s repeats too much: counts within counts come to at most 1,000, and all of it to 2,000 steps"
            .formatted(name));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= NAME_CHARS_MAX
        && name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'))
        && name.charAt(0) != '-'
        && name.charAt(name.length() - 1) != '-';
  }
}
