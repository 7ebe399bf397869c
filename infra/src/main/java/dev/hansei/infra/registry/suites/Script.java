package dev.hansei.infra.registry.suites;

import dev.hansei.workflows.suites.DatasetFacts;

/**
 * The script that most letters of a text have. Kanji alone may as well be Chinese, so a text is
 * Japanese only where it has kana.
 */
enum Script {
  JAPANESE,
  LATIN,
  /** Another one, or no letters at all. */
  OTHER;

  /** The rest of a long text is written as its beginning. */
  private static final int CHARS_READ_MAX = 2_000;

  static Script of(String text) {
    int kana = 0;
    int kanji = 0;
    int latin = 0;
    int letters = 0;
    int end = Math.min(text.length(), CHARS_READ_MAX);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      Character.UnicodeScript script = Character.UnicodeScript.of(c);
      if (script == Character.UnicodeScript.HAN) {
        kanji++;
      } else if (script == Character.UnicodeScript.LATIN) {
        latin++;
      } else if (script == Character.UnicodeScript.HIRAGANA
          || script == Character.UnicodeScript.KATAKANA) {
        kana++;
      }
    }
    if (kana > 0 && (kana + kanji) * 2 >= letters) {
      return JAPANESE;
    }
    return letters > 0 && latin * 2 > letters ? LATIN : OTHER;
  }

  /** Counts texts by script. */
  static final class Tally {
    private int japanese;
    private int latin;

    void add(String text) {
      switch (of(text)) {
        case JAPANESE -> japanese++;
        case LATIN -> latin++;
        case OTHER -> {
          // In neither count.
        }
      }
    }

    DatasetFacts.Scripts scripts() {
      return new DatasetFacts.Scripts(japanese, latin);
    }
  }
}
