package dev.hansei.workflows.traces.redaction;

import java.util.Set;

/**
 * What takes the place of personal data: {@code [email]}, {@code [email:kmrtvxghjkmn]}, {@code
 * [dropped:email]}. A hash is written in letters that are neither hex digits nor decimal ones, so
 * no recogniser takes it for anything; and a mark that stands in a text already is passed over.
 */
final class Marks {
  /** 48 bits: two of a million different values fall together with a chance of one in 500. */
  static final int HASH_LETTERS = 12;

  private static final String LETTERS = "ghjkmnpqrstuvwxz";
  private static final String DROPPED = "dropped:";
  private static final int LABEL_CHARS_MAX = 30;

  private final Set<String> labels;

  Marks(Set<String> labels) {
    this.labels = labels;
  }

  static String of(String label) {
    return "[" + label + "]";
  }

  /** With the first 48 bits of a hash. */
  static String of(String label, byte[] hash) {
    var mark = new StringBuilder(label.length() + HASH_LETTERS + 3);
    mark.append('[').append(label).append(':');
    for (int i = 0; i < HASH_LETTERS; i++) {
      mark.append(LETTERS.charAt((hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf));
    }
    return mark.append(']').toString();
  }

  static String dropped(String label) {
    return "[" + DROPPED + label + "]";
  }

  /** Whether a text is nothing but the mark of one that was dropped. */
  static boolean isDropped(String text) {
    return text.startsWith("[" + DROPPED) && text.indexOf(']') == text.length() - 1;
  }

  /** Behind the mark that begins there; or that place itself when none does. */
  int end(String text, int start) {
    boolean drops = text.startsWith(DROPPED, start + 1);
    int from = start + 1 + (drops ? DROPPED.length() : 0);
    int at = from;
    int most = Math.min(text.length(), from + LABEL_CHARS_MAX + 1);
    while (at < most && isLabel(text.charAt(at))) {
      at++;
    }
    if (at == from || at >= text.length() || !labels.contains(text.substring(from, at))) {
      return start;
    }
    if (!drops && text.charAt(at) == ':') {
      int letters = at + 1;
      at = letters;
      while (at < text.length()
          && at - letters < HASH_LETTERS
          && LETTERS.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      at = at - letters == HASH_LETTERS ? at : text.length();
    }
    return at < text.length() && text.charAt(at) == ']' ? at + 1 : start;
  }

  private static boolean isLabel(char c) {
    return c == '-' || (c >= 'a' && c <= 'z');
  }
}
