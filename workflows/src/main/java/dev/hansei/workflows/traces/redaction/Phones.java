package dev.hansei.workflows.traces.redaction;

/**
 * Telephone numbers: international ones, the national forms of numbering plans with a trunk zero
 * (Japan and most of Europe, Asia, Africa and Australia) and of North America, and any other
 * grouping behind a word that says that it is one.
 */
final class Phones {
  /** E.164 has 15 at most; fewer than 8 with the country's code are services. */
  private static final int INTERNATIONAL_MIN = 8;

  private static final int INTERNATIONAL_MAX = 15;
  private static final int NATIONAL_MIN = 9;
  private static final int NATIONAL_MAX = 12;
  private static final int SPOKEN_MIN = 7;
  private static final int EXTENSION_DIGITS_MAX = 6;

  private Phones() {}

  static boolean knows(DigitRun run, int floor) {
    int count = run.count();
    if (run.hasPlus()) {
      return count >= INTERNATIONAL_MIN && count <= INTERNATIONAL_MAX && run.digit(0) != 0;
    }
    if (count < SPOKEN_MIN || isDate(run) || isRepeated(run)) {
      return false;
    }
    return isDialledAbroad(run)
        || isNorthAmerican(run)
        || isTrunk(run)
        || isMobile(run)
        || hasAreaInParentheses(run)
        || (count <= NATIONAL_MAX && run.isCalledPhone(floor));
  }

  /** {@code 001-555-123-4567}: the prefix of international calls, and groups. */
  private static boolean isDialledAbroad(DigitRun run) {
    return run.groups() >= 2
        && run.digit(0) == 0
        && run.digit(1) == 0
        && run.digit(2) != 0
        && run.count() >= INTERNATIONAL_MIN + 2
        && run.count() <= INTERNATIONAL_MAX + 2;
  }

  /** Area and exchange begin with 2 to 9; where only spaces part them both must. */
  private static boolean isNorthAmerican(DigitRun run) {
    if (run.hasLengths(3, 7)) {
      return run.isInParentheses(0) && run.digit(0) >= 2;
    }
    int area =
        run.hasLengths(3, 3, 4) ? 0 : run.hasLengths(1, 3, 3, 4) && run.digit(0) == 1 ? 1 : -1;
    return area >= 0
        && run.digit(area) >= 2
        && (run.digit(area + 3) >= 2 || !run.isSeparatedBy(' '));
  }

  /** {@code 03-1234-5678}, {@code 01632 960123}, {@code 0171/1234567}, {@code 01 23 45 67 89}. */
  private static boolean isTrunk(DigitRun run) {
    return run.groups() >= 2
        && run.digit(0) == 0
        && run.digit(1) != 0
        && run.length(0) >= 2
        && run.length(0) <= 5
        && run.length(run.groups() - 1) >= 2
        && run.count() >= NATIONAL_MIN
        && run.count() <= NATIONAL_MAX;
  }

  /** In one: mobiles and IP telephony of Japan, and mobiles of Britain. */
  private static boolean isMobile(DigitRun run) {
    if (run.groups() != 1 || run.count() != 11 || run.digit(0) != 0) {
      return false;
    }
    int first = run.digit(1);
    return first == 7 || (run.digit(2) == 0 && (first == 5 || first == 8 || first == 9));
  }

  /** {@code (72) 754-186}; a year in parentheses is a citation. */
  private static boolean hasAreaInParentheses(DigitRun run) {
    int area = run.value(0);
    return run.groups() >= 2
        && run.isInParentheses(0)
        && run.length(0) >= 2
        && run.length(0) <= 5
        && !(area >= 1500 && area <= 2199)
        && run.length(1) >= 3
        && run.count() >= 8
        && run.count() <= NATIONAL_MAX;
  }

  /** Day, month and year in any order, and perhaps a time behind them. */
  private static boolean isDate(DigitRun run) {
    if (run.groups() < 3 || run.isInParentheses(0)) {
      return false;
    }
    int first = run.value(0);
    int middle = run.value(1);
    int last = run.value(2);
    boolean yearFirst = run.length(0) == 4 && isYear(first) && run.length(1) <= 2;
    boolean yearLast = run.length(2) == 4 && isYear(last) && run.length(0) <= 2;
    return run.separatorOf(1) == run.separatorOf(2)
        && middle >= 1
        && middle <= 31
        && ((yearFirst && last >= 1 && last <= 31) || (yearLast && first >= 1 && first <= 31));
  }

  private static boolean isYear(int number) {
    return number >= 1900 && number <= 2199;
  }

  /** {@code 000-000-0000} and the like are fillers. */
  private static boolean isRepeated(DigitRun run) {
    for (int i = 1; i < run.count(); i++) {
      if (run.digit(i) != run.digit(0)) {
        return false;
      }
    }
    return true;
  }

  /** Behind an extension such as {@code x123} or {@code ext. 12}, or where the number ends. */
  static int withExtension(String text, int end) {
    int at = end;
    at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
    if (text.regionMatches(true, at, "ext", 0, 3)) {
      at += 3;
      at += at < text.length() && text.charAt(at) == '.' ? 1 : 0;
    } else if (at < text.length() && (text.charAt(at) == 'x' || text.charAt(at) == 'X')) {
      at++;
    } else {
      return end;
    }
    at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
    int digits = at;
    while (at - digits < EXTENSION_DIGITS_MAX && Glyphs.isDigitAt(text, at)) {
      at++;
    }
    return at > digits && Glyphs.endsWord(text, at) ? at : end;
  }
}
