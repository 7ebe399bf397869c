package dev.hansei.infra.registry;

/** The beginning of a long text, for lists. */
public final class Excerpt {
  /** Two lines of a list; the column's width in characters. */
  public static final int CHARS_MAX = 300;

  private static final String CUT = "…";

  private Excerpt() {}

  /** White space folded, at most {@link #CHARS_MAX} characters; a cut shows as an ellipsis. */
  public static String of(String text) {
    // Enough to fill the excerpt even if most of it is white space; the rest is not looked at.
    String head = folded(cut(text, CHARS_MAX * 4).strip());
    if (head.codePointCount(0, head.length()) <= CHARS_MAX && text.length() <= CHARS_MAX * 4) {
      return head;
    }
    return cut(head, CHARS_MAX - CUT.length()) + CUT;
  }

  /** Runs of white space, as regular expressions have it, as one space. */
  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    boolean isInSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c == ' ' || (c >= '\t' && c <= '\r');
      if (!isSpace) {
        folded.append(c);
      } else if (!isInSpace) {
        folded.append(' ');
      }
      isInSpace = isSpace;
    }
    return folded.toString();
  }

  /** At most {@code charsMax} UTF-16 units, never half of a character. */
  public static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return text.substring(0, end);
  }
}
