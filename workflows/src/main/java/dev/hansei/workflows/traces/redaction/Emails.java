package dev.hansei.workflows.traces.redaction;

import java.util.Optional;

/** E-mail addresses, found by their sign; also as a URL writes them. */
final class Emails {
  /** RFC 5321, 4.5.3.1.1. */
  private static final int LOCAL_CHARS_MAX = 64;

  private static final int LABEL_CHARS_MAX = 63;

  /** More than any mail host has; bounds the look ahead. */
  private static final int LABELS_MAX = 8;

  private Emails() {}

  /**
   * The address around a sign.
   *
   * @param floor nothing before it belongs to it
   * @param after behind the sign, which has one character or, as {@code %40}, three
   */
  static Optional<Find> around(String text, int sign, int after, int floor) {
    int start = localStart(text, sign, floor);
    if (start == sign) {
      return Optional.empty();
    }
    int end = domainEnd(text, after);
    if (end < 0 || isGitUser(text, start, sign)) {
      return Optional.empty();
    }
    return Optional.of(Find.of(PersonalData.EMAIL, start, end));
  }

  private static int localStart(String text, int sign, int floor) {
    int start = sign;
    int least = Math.max(floor, sign - LOCAL_CHARS_MAX);
    while (start > least && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < sign && isQuiet(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return Glyphs.isWord(c) || isQuiet(c) || c == '+';
  }

  /** What an address may hold and does not begin with. */
  private static boolean isQuiet(char c) {
    return c == '.' || c == '-' || c == '%' || c == '\'' || c == '&';
  }

  /** Behind the last label that can be a top-level domain, or -1. */
  private static int domainEnd(String text, int from) {
    int end = -1;
    int label = from;
    for (int labels = 1; labels <= LABELS_MAX; labels++) {
      int stop = label;
      int most = Math.min(text.length(), label + LABEL_CHARS_MAX);
      while (stop < most && isDomain(text.charAt(stop))) {
        stop++;
      }
      if (stop == label) {
        break;
      }
      if (labels > 1 && isTop(text, label, stop)) {
        end = stop;
      }
      if (stop >= text.length() || text.charAt(stop) != '.') {
        break;
      }
      label = stop + 1;
    }
    return end;
  }

  private static boolean isDomain(char c) {
    return c == '-' || (c != '_' && Glyphs.isWord(c));
  }

  private static boolean isTop(String text, int from, int to) {
    if (text.startsWith("xn--", from)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return to - from >= 2;
  }

  /** {@code git@github.com:a/b} names a repository. */
  private static boolean isGitUser(String text, int start, int sign) {
    return sign - start == 3 && text.startsWith("git", start);
  }
}
