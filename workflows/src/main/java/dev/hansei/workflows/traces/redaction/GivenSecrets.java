package dev.hansei.workflows.traces.redaction;

import java.util.List;
import java.util.Optional;

/** Secrets that have no form of their own but a place: in a URL, or behind a word and a sign. */
final class GivenSecrets {
  private static final int USER_INFO_CHARS_MAX = 256;
  private static final int VALUE_CHARS_MAX = 256;

  /** Shorter ones are examples and states, such as {@code secret: n1}. */
  private static final int VALUE_CHARS_MIN = 6;

  /** How a name ends whose value is secret. */
  private static final List<String> NAMES =
      List.of(
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "secret",
          "api_key",
          "apikey",
          "api-key",
          "api key",
          "access_key",
          "accesskey",
          "secret_key",
          "private_key",
          "access_token",
          "auth_token",
          "refresh_token",
          "パスワード",
          "暗証番号");

  private GivenSecrets() {}

  /** User and password of a URL, at its colon. */
  static Optional<Find> ofUrl(String text, int colon) {
    int start = colon + 3;
    int most = Math.min(text.length(), start + USER_INFO_CHARS_MAX);
    int sign = -1;
    int inner = -1;
    for (int i = start; i < most && !endsAuthority(text.charAt(i)); i++) {
      char c = text.charAt(i);
      sign = c == '@' ? i : sign;
      inner = c == ':' && inner < 0 ? i : inner;
    }
    boolean given = inner > 0 && inner + 1 < sign && text.charAt(start) != '[';
    return given ? Optional.of(Find.of(PersonalData.SECRET, start, sign)) : Optional.empty();
  }

  private static boolean endsAuthority(char c) {
    return c <= ' ' || "/?#\"'<>\\`".indexOf(c) >= 0;
  }

  /** The value behind an equals sign or colon, where the name before it says that it is secret. */
  static Optional<Find> behind(String text, int sign, int floor) {
    if (!isNamed(text, sign, floor)) {
      return Optional.empty();
    }
    int start = sign + 1;
    int most = Math.min(text.length(), start + 3);
    while (start < most && isOpening(text.charAt(start))) {
      start++;
    }
    int end = start;
    most = Math.min(text.length(), start + VALUE_CHARS_MAX);
    boolean hasLetter = false;
    while (end < most && !endsValue(text.charAt(end))) {
      hasLetter |= Glyphs.isLetter(text.charAt(end));
      end++;
    }
    if (end > start && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return end - start >= VALUE_CHARS_MIN
            && hasLetter
            && Secrets.hasDigit(text, start, end)
            && "[{$%(<".indexOf(text.charAt(start)) < 0
        ? Optional.of(Find.of(PersonalData.SECRET, start, end))
        : Optional.empty();
  }

  private static boolean isNamed(String text, int sign, int floor) {
    int end = sign;
    while (end > floor && sign - end < 2 && "\"' \\".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    for (String name : NAMES) {
      int from = end - name.length();
      if (from >= floor && text.regionMatches(true, from, name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpening(char c) {
    return c == ' ' || c == '"' || c == '\'' || c == '\\';
  }

  private static boolean endsValue(char c) {
    return c <= ' ' || "\"'\\,;&<>)}]`".indexOf(c) >= 0 || c == '\u3000' || c == '、' || c == '。';
  }
}
