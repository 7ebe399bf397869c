package dev.hansei.activities.metrics.instructions;

import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists, headings, highlights, placeholders and postscripts. A dot matches all but a line's end.
 */
final class Formats {
  private static final Pattern HIGHLIGHT = pattern("\\*([^\\n*]*)\\*");
  private static final Pattern STRONG = pattern("\\*\\*([^\\n*]*)\\*\\*");

  private Formats() {}

  static Instruction placeholders(Arguments arguments) {
    int wanted = arguments.number("num_placeholders");
    return answer -> placeholders(answer) >= wanted;
  }

  /** {@code \[.*?\]}, with which a line of open brackets would take the square of its length. */
  private static int placeholders(String answer) {
    int count = 0;
    for (String line : lines(answer)) {
      int close = -1;
      for (int open = line.indexOf('['); open >= 0; open = line.indexOf('[', close)) {
        close = line.indexOf(']', open);
        if (close < 0) {
          break;
        }
        count++;
      }
    }
    return count;
  }

  private static String[] lines(String answer) {
    return answer.split("\n", -1);
  }

  /** {@code *this*} once, {@code **this**} once more. */
  static Instruction highlights(Arguments arguments) {
    int wanted = arguments.number("num_highlights");
    return answer -> filled(HIGHLIGHT, answer) + filled(STRONG, answer) >= wanted;
  }

  private static int filled(Pattern pattern, String answer) {
    int count = 0;
    for (Matcher found = pattern.matcher(answer); found.find(); ) {
      count += PythonText.strip(found.group(1)).isEmpty() ? 0 : 1;
    }
    return count;
  }

  static Instruction sections(Arguments arguments) {
    String word = PythonText.strip(arguments.text("section_spliter"));
    Pattern heading = pattern(Pattern.quote(word) + Patterns.SPACE + "?\\p{Nd}+");
    int wanted = arguments.number("num_sections");
    return answer -> Patterns.count(heading, answer) >= wanted;
  }

  /**
   * {@code <<[^\n]+>>}, which takes all of a line between its outer marks; without what is left of
   * them something must stand there.
   */
  static boolean hasTitle(String answer) {
    for (String line : lines(answer)) {
      int start = line.indexOf("<<");
      int end = line.lastIndexOf(">>");
      if (start >= 0 && end > start + 2 && !PythonText.strip(bare(line, start, end)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** From the first that is no opening mark to the last that is no closing one. */
  private static String bare(String line, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && line.charAt(start) == '<') {
      start++;
    }
    while (end > start && line.charAt(end - 1) == '>') {
      end--;
    }
    return line.substring(start, end);
  }

  static Instruction postscript(Arguments arguments) {
    String marker = PythonText.strip(arguments.text("postscript_marker"));
    Pattern pattern =
        pattern(
            switch (marker) {
              case "P.P.S" -> "p\\.S?p\\.S?s".replace("S", Patterns.SPACE);
              case "P.S." -> "p\\.S?s\\.".replace("S", Patterns.SPACE);
              default -> Pattern.quote(PythonText.lower(marker));
            });
    return answer -> pattern.matcher(PythonText.lower(answer)).find();
  }

  /** Lines whose first sign is one asterisk or a dash. */
  static Instruction bullets(Arguments arguments) {
    int wanted = arguments.number("num_bullets");
    return answer -> bullets(answer, '*') + bullets(answer, '-') == wanted;
  }

  /**
   * As the source's patterns take lines: an asterisk takes any sign that follows, even the line's
   * end.
   */
  private static int bullets(String answer, char sign) {
    int count = 0;
    int at = 0;
    while (at < answer.length()) {
      while (at < answer.length() && PythonText.isSpace(answer.charAt(at))) {
        at++;
      }
      boolean star = sign == '*';
      boolean signed = at < answer.length() && answer.charAt(at) == sign;
      boolean single = at + 1 < answer.length() && answer.charAt(at + 1) != '*';
      if (signed && (!star || single)) {
        count++;
        at += star ? 2 : 1;
      }
      int end = answer.indexOf('\n', at);
      at = end < 0 ? answer.length() : end + 1;
    }
    return count;
  }

  private static Pattern pattern(String pattern) {
    return Pattern.compile(pattern, Pattern.UNIX_LINES);
  }
}
