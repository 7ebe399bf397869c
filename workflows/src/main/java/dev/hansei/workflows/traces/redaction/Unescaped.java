package dev.hansei.workflows.traces.redaction;

import java.util.Arrays;
import java.util.Optional;

/**
 * A text with the letters that JSON in it wrote as escapes, such as {@code \\u5c71}: many senders
 * write all but ASCII so, and neither lists of names nor patterns would find anything. Also of JSON
 * in JSON, whose backslashes are doubled. Linear in the text.
 */
final class Unescaped {
  /** Two arrays are made of it; a longer text is no JSON that somebody reads. */
  private static final int CHARS_MAX = 4_000_000;

  private static final int DIGITS = 4;
  private static final int RADIX = 16;

  private final StringBuilder text;

  /** Where each character, and the end, stands in the text as it came. */
  private int[] places;

  private Unescaped(int length) {
    this.text = new StringBuilder(length);
    this.places = new int[length + 1];
  }

  /** Nothing where the text has no such escape. */
  static Optional<Unescaped> of(String text) {
    if (text.length() > CHARS_MAX || !hasEscape(text)) {
      return Optional.empty();
    }
    var unescaped = new Unescaped(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = behindBackslashes(text, at);
      if (end > at && isEscape(text, end)) {
        int code = Integer.parseInt(text, end + 1, end + 1 + DIGITS, RADIX);
        unescaped.add((char) code, at);
        at = end + 1 + DIGITS;
      } else {
        int last = Math.max(end, at + 1);
        while (at < last) {
          unescaped.add(text.charAt(at), at);
          at++;
        }
      }
    }
    unescaped.places = Arrays.copyOf(unescaped.places, unescaped.text.length() + 1);
    unescaped.places[unescaped.text.length()] = text.length();
    return Optional.of(unescaped);
  }

  private static boolean hasEscape(String text) {
    for (int at = text.indexOf("\\u"); at >= 0; at = text.indexOf("\\u", at + 2)) {
      if (isEscape(text, at + 1)) {
        return true;
      }
    }
    return false;
  }

  private static int behindBackslashes(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '\\') {
      end++;
    }
    return end;
  }

  private static boolean isEscape(String text, int at) {
    if (at + DIGITS >= text.length() || text.charAt(at) != 'u') {
      return false;
    }
    for (int i = at + 1; i <= at + DIGITS; i++) {
      if (!Glyphs.isHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(char c, int place) {
    places[text.length()] = place;
    text.append(c);
  }

  String text() {
    return text.toString();
  }

  /** Something found in it, where it stands in the text as it came. */
  Find asItCame(Find find) {
    return new Find(find.kind(), find.label(), places[find.start()], places[find.end()]);
  }
}
