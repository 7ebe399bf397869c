package dev.hansei.infra.models;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text for telling overlap: runs of letters and digits in lower case after NFKC, and
 * pairs of neighbouring characters where the script, as Japanese, puts no space between words.
 */
final class Words {
  private Words() {}

  static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    StringBuilder run = new StringBuilder();
    int previous = -1;
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    for (int c : folded.codePoints().toArray()) {
      boolean unspaced = isUnspaced(c);
      if (Character.isLetterOrDigit(c) && !unspaced) {
        run.appendCodePoint(c);
      } else {
        flush(run, words);
      }
      if (unspaced && previous >= 0) {
        words.add(new StringBuilder().appendCodePoint(previous).appendCodePoint(c).toString());
      }
      previous = unspaced ? c : -1;
    }
    flush(run, words);
    return words;
  }

  /** Whether the text is written without spaces, at least in part. */
  static boolean isUnspaced(String text) {
    return text.codePoints().anyMatch(Words::isUnspaced);
  }

  private static boolean isUnspaced(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || c == 'ー';
  }

  private static void flush(StringBuilder run, Set<String> words) {
    if (!run.isEmpty()) {
      words.add(run.toString());
      run.setLength(0);
    }
  }
}
