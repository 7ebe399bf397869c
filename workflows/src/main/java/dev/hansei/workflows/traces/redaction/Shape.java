package dev.hansei.workflows.traces.redaction;

import java.util.Optional;

/**
 * Letters and digits of a fixed form at a place of a text.
 *
 * @param compact the characters without what parts them, upper case; empty where they do not fit
 */
record Shape(String compact, int start, int end) {
  private static final Shape NONE = new Shape("", 0, 0);

  /**
   * Reads a form: A is a letter, 9 a digit. One space or hyphen may stand between two of them where
   * a letter and a digit, or two digits, meet.
   */
  static Shape read(String text, int start, String form) {
    int at = start;
    for (int i = 0; i < form.length(); i++) {
      if (i > 0 && at + 1 < text.length() && isGap(text.charAt(at)) && !isLetters(form, i)) {
        at++;
      }
      if (at >= text.length() || !fits(text.charAt(at), form.charAt(i))) {
        return NONE;
      }
      at++;
    }
    return Glyphs.endsWord(text, at) ? new Shape(compact(text, start, at), start, at) : NONE;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '-' || c == '\u00a0';
  }

  private static boolean isLetters(String form, int at) {
    return form.charAt(at) == 'A' && form.charAt(at - 1) == 'A';
  }

  private static boolean fits(char c, char form) {
    return form == '9' ? c >= '0' && c <= '9' : Glyphs.isLetter(c);
  }

  private static String compact(String text, int start, int end) {
    var compact = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (Glyphs.isAlnum(text.charAt(i))) {
        compact.append(Glyphs.upper(text.charAt(i)));
      }
    }
    return compact.toString();
  }

  boolean fits() {
    return !compact.isEmpty();
  }

  char at(int index) {
    return compact.charAt(index);
  }

  long number(int from, int count) {
    return Long.parseLong(compact, from, from + count, 10);
  }

  byte[] digits(int count) {
    var digits = new byte[count];
    for (int i = 0; i < count; i++) {
      digits[i] = (byte) (compact.charAt(i) - '0');
    }
    return digits;
  }

  Optional<Find> find() {
    return Optional.of(Find.of(PersonalData.NATIONAL_ID, start, end));
  }
}
