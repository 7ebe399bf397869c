package dev.hansei.workflows.traces.redaction;

import java.util.List;

/** Words shortly before a number that say what it is. Looked for only where a number may be one. */
final class Context {
  /** How far back a word counts. */
  private static final int CHARS = 40;

  private static final int VERSION_CHARS = 10;

  private static final Words VERSION = new Words("version", "ver.", "release", "build");
  private static final Words PHONE =
      new Words(
          "phone",
          "tel",
          "mobile",
          "mobil",
          "cell",
          "fax",
          "call",
          "desk:",
          "dial",
          "sms",
          "text me",
          "whatsapp",
          "messages to",
          "answering",
          "reach me",
          "ring me",
          "handy",
          "téléphone",
          "teléfono",
          "móvil",
          "電話",
          "携帯",
          "ファックス",
          "连络",
          "手机",
          "전화");
  private static final Words SOCIAL_SECURITY =
      new Words("ssn", "social security", "social-security");
  private static final Words MY_NUMBER = new Words("マイナンバー", "個人番号", "my number", "mynumber");

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

  /** Four numbers with dots may be a version; only the word just before says so. */
  static boolean saysVersion(String text, int at, int floor) {
    return says(text, at, Math.max(floor, at - VERSION_CHARS), VERSION);
  }

  private static boolean says(String text, int at, int floor, Words words) {
    for (int i = Math.max(floor, at - CHARS); i < at; i++) {
      if (words.isAt(text, i, at)) {
        return true;
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

  /** Words, told apart by their first letters. */
  private static final class Words {
    private final List<String> words;
    private final boolean[] isFirst = new boolean[256];

    private Words(String... words) {
      this.words = List.of(words);
      for (String word : words) {
        isFirst[word.charAt(0) & 0xff] = true;
        isFirst[Glyphs.upper(word.charAt(0)) & 0xff] = true;
      }
    }

    private boolean isAt(String text, int start, int end) {
      if (!isFirst[text.charAt(start) & 0xff]) {
        return false;
      }
      for (int i = 0; i < words.size(); i++) {
        var word = words.get(i);
        if (start + word.length() <= end
            && text.regionMatches(true, start, word, 0, word.length())) {
          return true;
        }
      }
      return false;
    }
  }
}
