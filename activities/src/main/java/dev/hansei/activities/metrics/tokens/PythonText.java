package dev.hansei.activities.metrics.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What Python's {@code str} methods make of a text, where Java's own differ: white space, and the
 * Greek sigma at the end of a word. Characters are code points. Of characters that Unicode got
 * after version 14 (Python 3.11) this knows as many as the JDK does.
 */
public final class PythonText {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final char CAPITAL_SIGMA = 'Σ';
  private static final String SMALL_SIGMA = "σ";
  private static final String FINAL_SIGMA = "ς";

  /** Word_Break MidLetter, MidNumLet and Single_Quote: case looks through them. */
  private static final String INSIDE_WORDS =
      "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private PythonText() {}

  /** Whether {@code str.isspace} holds for the character. */
  public static boolean isSpace(int c) {
    if (c < 0x80) {
      return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }

  /** Whether {@code string.punctuation} has the character. */
  public static boolean isPunctuation(int c) {
    return PUNCTUATION.indexOf(c) >= 0;
  }

  /** {@code str.split()}: runs without white space. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (space && start >= 0) {
        words.add(text.substring(start, i));
      }
      start = space ? -1 : start < 0 ? i : start;
    }
    return words;
  }

  /** {@code str.rstrip()}. */
  public static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** {@code str.strip()}. */
  public static String strip(String text) {
    String cut = stripEnd(text);
    int start = 0;
    while (start < cut.length() && isSpace(cut.charAt(start))) {
      start++;
    }
    return cut.substring(start);
  }

  /** The characters that are no white space, in their order. */
  public static int[] visible(String text) {
    int[] kept = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!isSpace(c)) {
        kept[count++] = c;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /**
   * {@code str.lower()}. Java asks a word breaker whether a sigma ends its word; Python asks only
   * whether letters with case stand before and after it.
   */
  public static String lower(String text) {
    int sigma = text.indexOf(CAPITAL_SIGMA);
    if (sigma < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder lower = new StringBuilder(text.length());
    int from = 0;
    for (; sigma >= 0; sigma = text.indexOf(CAPITAL_SIGMA, from)) {
      lower.append(text.substring(from, sigma).toLowerCase(Locale.ROOT));
      boolean last = isCasedBefore(text, sigma) && !isCasedAfter(text, sigma + 1);
      lower.append(last ? FINAL_SIGMA : SMALL_SIGMA);
      from = sigma + 1;
    }
    return lower.append(text.substring(from).toLowerCase(Locale.ROOT)).toString();
  }

  private static boolean isCasedBefore(String text, int end) {
    for (int i = end; i > 0; ) {
      int c = text.codePointBefore(i);
      i -= Character.charCount(c);
      if (!isCaseIgnorable(c)) {
        return isCased(c);
      }
    }
    return false;
  }

  private static boolean isCasedAfter(String text, int start) {
    for (int i = start; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!isCaseIgnorable(c)) {
        return isCased(c);
      }
    }
    return false;
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  private static boolean isCaseIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> INSIDE_WORDS.indexOf(c) >= 0;
    };
  }
}
