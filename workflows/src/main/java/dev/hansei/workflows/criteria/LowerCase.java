package dev.hansei.workflows.criteria;

import java.util.BitSet;
import java.util.Locale;

/**
 * Texts in lower case as the Unicode Standard (3.13, Default Case Algorithms) and JavaScript have
 * it, whatever the machine's language. The JDK does the same but for the capital sigma: whether one
 * ends a word it decides by word boundaries, and so differently beside marks such as {@code ^}.
 */
public final class LowerCase {
  private static final char SIGMA = 'Σ';
  private static final char SMALL = 'σ';
  private static final char FINAL = 'ς';

  /** Word_Break is MidLetter, MidNumLet or Single_Quote. */
  private static final String INNER =
      "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private LowerCase() {}

  /** The text in lower case. Takes linear time. */
  public static String of(String text) {
    if (text.indexOf(SIGMA) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    BitSet goesOn = casedBehind(text);
    StringBuilder lower = new StringBuilder(text.length());
    boolean casedBefore = false;
    int from = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (point == SIGMA) {
        lower.append(text.substring(from, i).toLowerCase(Locale.ROOT));
        lower.append(casedBefore && !goesOn.get(i) ? FINAL : SMALL);
        from = i + 1;
      }
      casedBefore = isIgnorable(point) ? casedBefore : isCased(point);
    }
    return lower.append(text.substring(from).toLowerCase(Locale.ROOT)).toString();
  }

  /** The places of capital sigmas with a cased letter behind them. */
  private static BitSet casedBehind(String text) {
    BitSet found = new BitSet(text.length());
    boolean cased = false;
    for (int i = text.length(); i > 0; i -= Character.charCount(text.codePointBefore(i))) {
      int point = text.codePointBefore(i);
      if (point == SIGMA && cased) {
        found.set(i - 1);
      }
      cased = isIgnorable(point) ? cased : isCased(point);
    }
    return found;
  }

  private static boolean isCased(int point) {
    return Character.isLowerCase(point)
        || Character.isUpperCase(point)
        || Character.isTitleCase(point);
  }

  /** Case_Ignorable. */
  private static boolean isIgnorable(int point) {
    return INNER.indexOf(point) >= 0
        || switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.FORMAT,
              Character.MODIFIER_LETTER,
              Character.MODIFIER_SYMBOL ->
              true;
          default -> false;
        };
  }
}
