package dev.hansei.workflows.traces.redaction;

import java.util.Optional;

/** Addresses of hosts: IPv4 in four decimals, IPv6 in the forms of RFC 4291, 2.2. */
final class IpAddresses {
  private static final int GROUPS = 8;

  /** Eight groups of four with their colons. */
  private static final int CHARS_MAX = 39;

  private IpAddresses() {}

  /** Four decimals up to 255 with dots; not this host, loopback or a mask. */
  static boolean knows(DigitRun run) {
    if (run.groups() != 4 || run.separatorOf(0) != 0 || !run.isSeparatedBy('.')) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      boolean padded = run.length(i) > 1 && run.value(i) < (run.length(i) == 2 ? 10 : 100);
      if (run.length(i) > 3 || run.value(i) > 255 || padded) {
        return false;
      }
    }
    int first = run.value(0);
    return first != 0 && first != 127 && first != 255;
  }

  /** Whether an address may end there: before a port too, but not in a longer dotted number. */
  static boolean endsWell(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    char c = text.charAt(end);
    boolean goesOn = c == '.' || c == '-';
    return !Glyphs.isWord(c) && !(goesOn && !Glyphs.endsWord(text, end + 1));
  }

  /** The IPv6 address around a colon, if it is the first colon of one. */
  static Optional<Find> around(String text, int colon, int floor) {
    int start = colon;
    while (start > floor && colon - start < 5 && Glyphs.isHex(text.charAt(start - 1))) {
      start--;
    }
    if (colon - start > 4 || !Glyphs.startsWord(text, start, floor)) {
      return Optional.empty();
    }
    int end = start;
    int most = Math.min(text.length(), start + CHARS_MAX + 1);
    while (end < most && (Glyphs.isHex(text.charAt(end)) || text.charAt(end) == ':')) {
      end++;
    }
    if (end > colon + 1 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
      end--;
    }
    return Glyphs.endsWord(text, end) && isAddress(text, start, end)
        ? Optional.of(Find.of(PersonalData.IP, start, end))
        : Optional.empty();
  }

  /**
   * Eight groups, or fewer with one double colon. Of the latter we ask for three groups and a
   * digit, as programs write {@code a::b} for other things.
   */
  private static boolean isAddress(String text, int start, int end) {
    int groups = 0;
    int doubles = 0;
    int length = 0;
    boolean hasDigit = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != ':') {
        hasDigit |= Glyphs.isDigit(c);
        groups += length == 0 ? 1 : 0;
        length++;
      } else {
        doubles += i > start && text.charAt(i - 1) == ':' ? 1 : 0;
        length = 0;
      }
      if (length > 4) {
        return false;
      }
    }
    return doubles == 0
        ? groups == GROUPS
        : doubles == 1 && groups >= 3 && groups < GROUPS && hasDigit;
  }
}
