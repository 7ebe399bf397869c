package dev.hansei.activities.metrics.tokens;

import java.util.ArrayList;
import java.util.List;

/**
 * rouge-score's tokens: lower case, then runs of ASCII letters and digits. Text in other scripts
 * has none, so its ROUGE is 0, as it is there.
 */
public final class RougeWords {
  /** Shorter words are not stemmed. */
  private static final int STEMMED_MIN = 4;

  private RougeWords() {}

  /** The tokens as they stand. */
  public static List<String> of(String text) {
    String lower = PythonText.lower(text);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean inside = i < lower.length() && isWord(lower.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(lower.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** The tokens, those of four characters and more by their Porter stems. */
  public static List<String> stemmed(String text) {
    List<String> words = new ArrayList<>();
    for (String word : of(text)) {
      String stem = word.length() < STEMMED_MIN ? word : PorterStemmer.stem(word);
      if (!stem.isEmpty()) {
        words.add(stem);
      }
    }
    return words;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
