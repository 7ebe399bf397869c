package dev.hansei.activities.metrics.overlap;

import java.util.Arrays;

/**
 * The places of a sequence of words in the order of what begins there (Manber and Myers, "Suffix
 * arrays", 1993), made by doubling what is sorted. Finds the longest run at a place of another text
 * in logarithmic time. Takes two ints a word, and five while it is made.
 */
final class SuffixArray {
  private final int[] words;
  private final int[] places;

  private SuffixArray(int[] words, int[] places) {
    this.words = words;
    this.places = places;
  }

  /**
   * A run.
   *
   * @param length in words; 0 where there is none
   * @param place where it begins in the words of the array
   */
  record Run(int length, int place) {
    static final Run NONE = new Run(0, 0);
  }

  /**
   * Sorts.
   *
   * @param words by number, from 0 and below {@code kinds}
   * @param longest no run longer than this is ever asked for, so that no more is sorted by
   */
  static SuffixArray of(int[] words, int kinds, int longest) {
    int size = words.length;
    int[] places = new int[size];
    int[] ranks = words.clone();
    int[] spare = new int[size];
    int[] counts = new int[Math.max(kinds, size) + 1];
    for (int i = 0; i < size; i++) {
      spare[i] = i;
    }
    sort(spare, ranks, places, counts);
    int classes = kinds;
    for (int sorted = 1; sorted < longest && classes < size; sorted *= 2) {
      bySecond(places, spare, sorted);
      sort(spare, ranks, places, counts);
      int[] before = ranks;
      ranks = spare;
      spare = before;
      classes = rank(places, before, ranks, sorted);
    }
    return new SuffixArray(words, places);
  }

  /** The places in the order of what stands {@code ahead} words further on; nothing comes first. */
  private static void bySecond(int[] places, int[] to, int ahead) {
    int at = 0;
    for (int i = Math.max(0, places.length - ahead); i < places.length; i++) {
      to[at++] = i;
    }
    for (int place : places) {
      if (place >= ahead) {
        to[at++] = place - ahead;
      }
    }
  }

  /** By rank; those of one rank stay in their order. */
  private static void sort(int[] from, int[] ranks, int[] to, int[] counts) {
    Arrays.fill(counts, 0);
    for (int rank : ranks) {
      counts[rank + 1]++;
    }
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
    for (int place : from) {
      to[counts[ranks[place]]++] = place;
    }
  }

  /** Ranks by twice as many words; those that are alike share one. How many there are. */
  private static int rank(int[] places, int[] before, int[] ranks, int ahead) {
    int rank = 0;
    for (int i = 0; i < places.length; i++) {
      if (i > 0 && !alike(before, places[i - 1], places[i], ahead)) {
        rank++;
      }
      ranks[places[i]] = rank;
    }
    return rank + 1;
  }

  private static boolean alike(int[] before, int left, int right, int ahead) {
    if (before[left] != before[right]) {
      return false;
    }
    int afterLeft = left + ahead < before.length ? before[left + ahead] : -1;
    int afterRight = right + ahead < before.length ? before[right + ahead] : -1;
    return afterLeft == afterRight;
  }

  /** The longest run that begins at {@code from} in the text, and somewhere here. */
  Run longest(int[] text, int from) {
    Run best = Run.NONE;
    int low = -1;
    int high = places.length;
    int withLow = 0;
    int withHigh = 0;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      int place = places[middle];
      // All between two suffixes share what these share.
      int shared = Math.min(withLow, withHigh);
      while (from + shared < text.length
          && place + shared < words.length
          && text[from + shared] == words[place + shared]) {
        shared++;
      }
      if (shared > best.length()) {
        best = new Run(shared, place);
      }
      if (from + shared == text.length) {
        return best;
      }
      if (place + shared == words.length || words[place + shared] < text[from + shared]) {
        low = middle;
        withLow = shared;
      } else {
        high = middle;
        withHigh = shared;
      }
    }
    return best;
  }
}
