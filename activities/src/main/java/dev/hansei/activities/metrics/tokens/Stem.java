package dev.hansei.activities.metrics.tokens;

import java.util.Arrays;

/**
 * A word that is being stemmed, and Porter's questions about its beginning. Lengths are code
 * points.
 */
final class Stem {
  private int[] letters;
  private int length;

  Stem(String word) {
    letters = word.codePoints().toArray();
    length = letters.length;
  }

  int length() {
    return length;
  }

  int letter(int index) {
    return letters[index];
  }

  boolean endsWith(String suffix) {
    int start = length - suffix.length();
    if (start < 0) {
      return false;
    }
    for (int i = 0; i < suffix.length(); i++) {
      if (letters[start + i] != suffix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first letters, followed by an ending. */
  void become(int kept, String ending) {
    int size = kept + ending.length();
    if (size > letters.length) {
      letters = Arrays.copyOf(letters, size);
    }
    for (int i = 0; i < ending.length(); i++) {
      letters[kept + i] = ending.charAt(i);
    }
    length = size;
  }

  /** How often a vowel is followed by a consonant in the first letters: Porter's m. */
  int measure(int kept) {
    int count = 0;
    boolean consonant = true;
    for (int i = 0; i < kept; i++) {
      boolean next = isConsonant(i, consonant);
      if (i > 0 && !consonant && next) {
        count++;
      }
      consonant = next;
    }
    return count;
  }

  boolean hasVowel(int kept) {
    boolean consonant = true;
    for (int i = 0; i < kept; i++) {
      consonant = isConsonant(i, consonant);
      if (!consonant) {
        return true;
      }
    }
    return false;
  }

  /** Whether the letter is a consonant: a y is one at the beginning and behind a vowel. */
  boolean isConsonant(int index) {
    int y = index;
    while (y > 0 && letters[y] == 'y') {
      y--;
    }
    boolean first = !isVowel(letters[y]);
    return (index - y) % 2 == 0 ? first : !first;
  }

  /** Whether the first letters end in the same consonant twice. */
  boolean endsDouble() {
    return length >= 2 && letters[length - 1] == letters[length - 2] && isConsonant(length - 1);
  }

  /**
   * Whether the first letters end in consonant, vowel, consonant, the last not w, x or y; or are a
   * vowel and a consonant.
   */
  boolean endsClosed(int kept) {
    if (kept == 2) {
      return !isConsonant(0) && isConsonant(1);
    }
    return kept >= 3
        && isConsonant(kept - 3)
        && !isConsonant(kept - 2)
        && isConsonant(kept - 1)
        && "wxy".indexOf(letters[kept - 1]) < 0;
  }

  private boolean isConsonant(int index, boolean previous) {
    int letter = letters[index];
    return letter == 'y' ? index == 0 || !previous : !isVowel(letter);
  }

  private static boolean isVowel(int letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
  }

  @Override
  public String toString() {
    return new String(letters, 0, length);
  }
}
