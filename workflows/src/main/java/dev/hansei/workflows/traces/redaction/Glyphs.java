package dev.hansei.workflows.traces.redaction;

/** What characters are to the recognisers. */
final class Glyphs {
  /** From here on scripts write without spaces, so a neighbour is no part of the same word. */
  private static final char UNSPACED = '\u2e80';

  private Glyphs() {}

  /** ASCII or full-width. */
  static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  /** The value of a digit of either kind. */
  static int digit(char c) {
    return c <= '9' ? c - '0' : c - '０';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
  }

  static boolean isAlnum(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
  }

  static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Letters, digits and underscores of scripts that put spaces between words. */
  static boolean isWord(char c) {
    if (c < 128) {
      return c == '_' || isAlnum(c);
    }
    return c < UNSPACED ? Character.isLetterOrDigit(c) : isDigit(c);
  }

  /** Whether a word cannot go on at that place. */
  static boolean endsWord(String text, int at) {
    return at >= text.length() || !isWord(text.charAt(at));
  }

  /** Whether what stands before that place is no part of a word. */
  static boolean startsWord(String text, int at, int floor) {
    return at <= floor || !isWord(text.charAt(at - 1));
  }

  /** Whether there is a digit at that place. */
  static boolean isDigitAt(String text, int at) {
    return at < text.length() && isDigit(text.charAt(at));
  }
}
