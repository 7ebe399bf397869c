package dev.hansei.workflows.traces.redaction;

import java.util.List;

/** Words shortly before a number that say what it is. Looked for only where a number may be one. */
final class Context {
  /** How far back a word counts. */
  private static final int CHARS = 40;

  private static final List<String> PHONE =
      List.of(
          "phone", "tel", "mobile", "mobil", "cell", "fax", "call", "desk:", "dial", "sms", "text me",
          "whatsapp", "messages to", "answering", "reach me", "ring me", "handy", "téléphone",
          "teléfono", "móvil", "電話", "携帯", "ファックス", "连络", "手机", "전화");
  private static final List<String> SOCIAL_SECURITY = List.of("ssn", "social security", "social-security");
  private static final List<String> MY_NUMBER = List.of("マイナンバー", "個人番号", "my number", "mynumber");

  private Context() {}

  static boolean saysPhone(String text, int at, int floor) {
    return says(text, at, floor, PHONE);
  }

  static boolean saysSocialSecurity(String text, int at, int floor) {
    return says(text, at, floor, SOCIAL_SECURITY);
  }

  /** In Japanese text a number of twelve digits with the right check is one. */
  static boolean saysMyNumber(String text, int at, int floor) {
    return says(text, at, floor, MY_NUMBER) || isJapanese(text, at, floor);
  }

  private static boolean says(String text, int at, int floor, List<String> words) {
    int from = Math.max(floor, at - CHARS);
    for (String word : words) {
      for (int i = at - word.length(); i >= from; i--) {
        if (text.regionMatches(true, i, word, 0, word.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isJapanese(String text, int at, int floor) {
    for (int i = Math.max(floor, at - CHARS); i < at; i++) {
      char c = text.charAt(i);
      if (c >= '\u3040' && c <= '\u30ff') {
        return true;
      }
    }
    return false;
  }
}
