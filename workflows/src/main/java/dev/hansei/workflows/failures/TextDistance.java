package dev.hansei.workflows.failures;

/** How much of a text was changed. */
final class TextDistance {
  /** The table of a pair is walked whole: a million steps, some milliseconds. */
  private static final int CHARS_MOST = 1_000;

  private TextDistance() {}

  /**
   * Levenshtein's distance over the length of the longer text, by characters: 0 (the same) to 1.
   */
  static double share(String one, String other) {
    int[] first = one.codePoints().limit(CHARS_MOST).toArray();
    int[] second = other.codePoints().limit(CHARS_MOST).toArray();
    int longer = Math.max(first.length, second.length);
    return longer == 0 ? 0 : (double) steps(first, second) / longer;
  }

  private static int steps(int[] first, int[] second) {
    int[] above = new int[second.length + 1];
    for (int j = 0; j <= second.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= first.length; i++) {
      int[] row = new int[second.length + 1];
      row[0] = i;
      for (int j = 1; j <= second.length; j++) {
        int change = above[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[second.length];
  }
}
