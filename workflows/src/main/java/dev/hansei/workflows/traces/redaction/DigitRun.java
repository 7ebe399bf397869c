package dev.hansei.workflows.traces.redaction;

/**
 * Groups of digits with separators between them, read from a text. The recognisers look at its
 * first groups, fewer and fewer, until one knows them.
 */
final class DigitRun {
  /** The longest number that is known has 19 digits; with a country's code and so on 24. */
  private static final int DIGITS_MAX = 24;

  private static final int GROUPS_MAX = 9;

  /** Such as {@code ") - "}. */
  private static final int SEPARATOR_CHARS_MAX = 3;

  private final String text;
  private final int start;
  private final byte[] digits = new byte[DIGITS_MAX];
  private final int[] starts = new int[GROUPS_MAX];
  private final int[] ends = new int[GROUPS_MAX];
  private final int[] offsets = new int[GROUPS_MAX + 1];
  private final char[] separators = new char[GROUPS_MAX];
  private final boolean[] opened = new boolean[GROUPS_MAX];
  private boolean isAsked;
  private boolean isCalled;
  private int known;
  private int groups;

  private DigitRun(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /** Reads the run that begins there, with its plus or parenthesis if it has one. */
  static DigitRun read(String text, int start) {
    var run = new DigitRun(text, start);
    int at = start;
    boolean more = true;
    while (more && run.known < GROUPS_MAX) {
      int next = run.separator(at);
      more = next >= 0 && run.group(next);
      at = more ? run.ends[run.known - 1] : at;
    }
    run.groups = run.known;
    return run;
  }

  /**
   * Whether it is worth to read a run there: a cheap count of digits, dots among them.
   *
   * @param start at a digit, a plus or a parenthesis
   */
  static boolean isWorth(String text, int start) {
    int digits = 0;
    int dots = 0;
    int end = Math.min(text.length(), start + 2 * DIGITS_MAX);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Glyphs.isDigit(c)) {
        digits++;
      } else if (c == '.') {
        dots++;
      } else if (kindOf(c) == 0 && c != '+') {
        break;
      }
      if (digits >= 7 || (digits >= 4 && dots >= 3)) {
        return true;
      }
    }
    return false;
  }

  /** Where the group may begin, or -1; notes what stands before it. */
  private int separator(int from) {
    char kind = 0;
    boolean open = false;
    int at = from;
    int most = Math.min(text.length(), from + SEPARATOR_CHARS_MAX);
    while (at < most && !Glyphs.isDigit(text.charAt(at))) {
      char c = text.charAt(at);
      char one = at == start && c == '+' ? '+' : kindOf(c);
      if (one == 0) {
        return -1;
      }
      open |= one == '(';
      kind = kind == 0 || kind == ' ' ? one : kind;
      at++;
    }
    if (!Glyphs.isDigitAt(text, at)) {
      return -1;
    }
    separators[known] = kind;
    opened[known] = open;
    return at;
  }

  private boolean group(int from) {
    int at = from;
    int count = offsets[known];
    while (Glyphs.isDigitAt(text, at) && count < DIGITS_MAX) {
      digits[count] = (byte) Glyphs.digit(text.charAt(at));
      count++;
      at++;
    }
    if (Glyphs.isDigitAt(text, at)) {
      return false;
    }
    starts[known] = from;
    ends[known] = at;
    known++;
    offsets[known] = count;
    return true;
  }

  private static char kindOf(char c) {
    return switch (c) {
      case ' ', '\u00a0', '\u3000', '\u202f' -> ' ';
      case '-', '‐', '‑', '–', '−', '－' -> '-';
      case '.', '/' -> c;
      case '(', '（' -> '(';
      case ')', '）' -> ')';
      default -> 0;
    };
  }

  /** How many groups there are at all. */
  int known() {
    return known;
  }

  /** Looks at the first groups only, until told otherwise. */
  void look(int count) {
    groups = count;
  }

  int groups() {
    return groups;
  }

  /** Of the groups that are looked at. */
  int count() {
    return offsets[groups];
  }

  int length(int group) {
    return offsets[group + 1] - offsets[group];
  }

  /** What stands before a group, a space only where nothing else does; 0 for nothing. */
  char separatorOf(int group) {
    return separators[group];
  }

  boolean isInParentheses(int group) {
    return opened[group] && group + 1 < known && separators[group + 1] == ')';
  }

  /** Whether all groups after the first have that before them. */
  boolean isSeparatedBy(char separator) {
    for (int i = 1; i < groups; i++) {
      if (separators[i] != separator) {
        return false;
      }
    }
    return true;
  }

  /** Whether the groups have these lengths, and no others follow among those looked at. */
  boolean hasLengths(int... lengths) {
    if (groups != lengths.length) {
      return false;
    }
    for (int i = 0; i < lengths.length; i++) {
      if (length(i) != lengths[i]) {
        return false;
      }
    }
    return true;
  }

  byte[] digits() {
    return digits;
  }

  int digit(int index) {
    return digits[index];
  }

  int value(int group) {
    return (int) CheckDigits.number(digits, offsets[group], Math.min(length(group), 9));
  }

  boolean hasPlus() {
    return separators[0] == '+';
  }

  /** Where the finding begins: an opening parenthesis belongs to it only if it is closed. */
  int start() {
    return separators[0] == '(' && !isInParentheses(0) ? starts[0] : start;
  }

  /** Behind the last group that is looked at. */
  int end() {
    return ends[groups - 1];
  }

  /** Whether a run may end there: only a space, or what no number goes on with, follows. */
  boolean endsWell() {
    int end = end();
    if (end >= text.length()) {
      return true;
    }
    char c = text.charAt(end);
    boolean goesOn = c == '-' || c == '.' || c == ',' || c == '/' || c == ':';
    return !Glyphs.isWord(c) && c != '@' && !(goesOn && Glyphs.isDigitAt(text, end + 1));
  }

  /** Whether more groups follow that are parted as these are: then these alone are no number. */
  boolean goesOn() {
    return groups > 1 && groups < known && separators[groups] == separators[1];
  }

  /** Whether a word before it says that it is a telephone; looked for once. */
  boolean isCalledPhone(int floor) {
    if (!isAsked) {
      isCalled = Context.saysPhone(text, start, floor);
      isAsked = true;
    }
    return isCalled;
  }

  String text() {
    return text;
  }
}
