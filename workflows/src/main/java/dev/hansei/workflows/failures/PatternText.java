package dev.hansei.workflows.failures;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared with others: compatibility forms, case, digits, punctuation and spaces
 * evened out, so that "Order 4711 is late!" and "order 12 is late" are the same.
 */
public final class PatternText {
  /** As long as the excerpts that lists hold. */
  public static final int CHARS_MAX = 300;

  private PatternText() {}

  /** The evened-out text, at most {@link #CHARS_MAX} characters; empty where nothing is left. */
  public static String normal(String text) {
    String even = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var built = new StringBuilder();
    boolean gap = false;
    for (int at = 0; at < even.length() && built.length() < CHARS_MAX - 2; ) {
      int point = even.codePointAt(at);
      at += Character.charCount(point);
      if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.OTHER_SYMBOL) {
        boolean digit = Character.isDigit(point);
        if (gap && !built.isEmpty()) {
          built.append(' ');
        }
        gap = false;
        if (!digit || built.isEmpty() || built.charAt(built.length() - 1) != '0') {
          built.appendCodePoint(digit ? '0' : point);
        }
      } else if (Character.getType(point) != Character.NON_SPACING_MARK && point != '\'') {
        gap = true;
      }
    }
    return built.toString();
  }
}
