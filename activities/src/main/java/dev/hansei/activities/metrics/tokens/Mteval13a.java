package dev.hansei.activities.metrics.tokens;

import java.util.List;

/**
 * sacreBLEU's {@code 13a}: mteval-v13a's rules for Western languages. The four substitutions of the
 * source are run as scans; each takes what it matches from the left and goes on behind it, as a
 * regular expression does.
 */
final class Mteval13a {
  private Mteval13a() {}

  static List<String> tokens(String text) {
    String line = text.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
    if (line.indexOf('&') >= 0) {
      line =
          line.replace("&quot;", "\"")
              .replace("&amp;", "&")
              .replace("&lt;", "<")
              .replace("&gt;", ">");
    }
    return punctuated(" " + line + " ");
  }

  /**
   * The part that {@code zh} shares: symbols apart, full stop and comma apart unless in a number.
   */
  static List<String> punctuated(String line) {
    CharSequence apart = symbols(line);
    apart = stopsBehindOther(apart);
    apart = stopsBeforeOther(apart);
    return PythonText.words(dashesBehindDigit(apart).toString());
  }

  private static CharSequence symbols(String line) {
    StringBuilder out = builder(line);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isSymbol(c)) {
        out.append(' ').append(c).append(' ');
      } else {
        out.append(c);
      }
    }
    return out;
  }

  /** ASCII punctuation and space, but for apostrophe, comma, dash and full stop. */
  private static boolean isSymbol(char c) {
    return (c >= '{' && c <= '~')
        || (c >= '[' && c <= '`')
        || (c >= ' ' && c <= '&')
        || (c >= '(' && c <= '+')
        || (c >= ':' && c <= '@')
        || c == '/';
  }

  private static CharSequence stopsBehindOther(CharSequence line) {
    StringBuilder out = builder(line);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      out.append(c);
      if (i + 1 < line.length() && !isDigit(c) && isStop(line.charAt(i + 1))) {
        out.append(' ').append(line.charAt(++i)).append(' ');
      }
    }
    return out;
  }

  private static CharSequence stopsBeforeOther(CharSequence line) {
    StringBuilder out = builder(line);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (i + 1 < line.length() && isStop(c) && !isDigit(line.charAt(i + 1))) {
        out.append(' ').append(c).append(' ').append(line.charAt(++i));
      } else {
        out.append(c);
      }
    }
    return out;
  }

  private static CharSequence dashesBehindDigit(CharSequence line) {
    StringBuilder out = builder(line);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      out.append(c);
      if (i + 1 < line.length() && isDigit(c) && line.charAt(i + 1) == '-') {
        out.append(' ').append(line.charAt(++i)).append(' ');
      }
    }
    return out;
  }

  private static StringBuilder builder(CharSequence line) {
    return new StringBuilder(line.length() + line.length() / 2);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isStop(char c) {
    return c == '.' || c == ',';
  }
}
