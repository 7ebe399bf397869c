package dev.hansei.workflows.traces.redaction;

/**
 * How often a pattern of RE2 syntax says that something is repeated, each repeat within another
 * multiplied. The compiler writes a counted repeat out, so it is asked before compiling: {@code
 * ((x{1000}){1000}){1000}} fills any memory.
 */
final class PatternCost {
  private final String pattern;
  private int at;

  /** Of the thing just read, and the most of any in the open group. */
  private long last = 1;

  private long most = 1;

  private PatternCost(String pattern) {
    this.pattern = pattern;
  }

  /** The largest product, at least 1; of what is no pattern any number. */
  static long repeats(String pattern) {
    return new PatternCost(pattern).group(0);
  }

  /** Reads to the end of the group that is open; gives its largest product. */
  private long group(int depth) {
    long outer = most;
    most = 1;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == ')' && depth > 0) {
        break;
      }
      switch (c) {
        case '\\' -> escaped();
        case '[' -> charClass();
        case '(' -> last = group(depth + 1);
        case '{' -> counted();
        case '*', '+', '?' -> {
          // What is before it is still what a count behind it would repeat.
        }
        default -> last = 1;
      }
      most = Math.max(most, last);
    }
    long inner = most;
    most = Math.max(outer, inner);
    return inner;
  }

  private void escaped() {
    last = 1;
    char c = at < pattern.length() ? pattern.charAt(at++) : '\0';
    if (c == 'Q') {
      int end = pattern.indexOf("\\E", at);
      at = end < 0 ? pattern.length() : end + 2;
    } else if ("pPx".indexOf(c) >= 0 && at < pattern.length() && pattern.charAt(at) == '{') {
      int end = pattern.indexOf('}', at);
      at = end < 0 ? pattern.length() : end + 1;
    }
  }

  /** Up to its bracket; the first sign in it may be one, and classes such as [:alpha:] have own. */
  private void charClass() {
    last = 1;
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      if (named > 0) {
        at = named + 2;
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    at++;
  }

  /** {@code {2}}, {@code {2,}} or {@code {2,5}}; any other brace is itself. */
  private void counted() {
    int end = pattern.indexOf('}', at);
    var count = end < 0 ? "" : pattern.substring(at, end);
    if (!count.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
      last = 1;
      return;
    }
    at = end + 1;
    long times = 1;
    for (String number : count.split(",")) {
      times = Math.max(times, Long.parseLong(number));
    }
    last = Math.min(Integer.MAX_VALUE, last * times);
  }
}
