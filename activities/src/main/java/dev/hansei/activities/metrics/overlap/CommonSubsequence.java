package dev.hansei.activities.metrics.overlap;

import java.util.Arrays;

/**
 * Longest common subsequences of one reference with several outputs, 64 places at a time. Symbols
 * are numbers from 0.
 *
 * <p>Source of the bit-parallel algorithm: Hyyrö, "Bit-parallel LCS-length computation revisited"
 * (2004). Which of several longest ones is read out is rouge-score's choice.
 */
final class CommonSubsequence {
  private final int[] reference;
  private final int blocks;
  private final long[][] places;

  CommonSubsequence(int[] reference, int symbols) {
    this.reference = reference;
    blocks = (reference.length + Long.SIZE - 1) / Long.SIZE;
    places = new long[symbols][];
    for (int symbol : reference) {
      places[symbol] = new long[blocks];
    }
    for (int i = 0; i < reference.length; i++) {
      places[reference[i]][i / Long.SIZE] |= 1L << i;
    }
    long[] nowhere = new long[blocks];
    for (int symbol = 0; symbol < symbols; symbol++) {
      places[symbol] = places[symbol] == null ? nowhere : places[symbol];
    }
  }

  /** How long the longest one is. */
  int length(int[] output) {
    long[] level = level();
    for (int symbol : output) {
      advance(level, level, places[symbol]);
    }
    int length = 0;
    for (int i = 0; i < reference.length; i++) {
      length += rises(level, i) ? 1 : 0;
    }
    return length;
  }

  /** Marks the places of the reference that belong to the one with this output. */
  void mark(int[] output, boolean[] marks) {
    long[][] levels = new long[output.length + 1][];
    levels[0] = level();
    for (int j = 0; j < output.length; j++) {
      levels[j + 1] = new long[blocks];
      advance(levels[j], levels[j + 1], places[output[j]]);
    }
    int i = reference.length;
    int j = output.length;
    while (i > 0 && j > 0) {
      if (reference[i - 1] == output[j - 1]) {
        marks[i - 1] = true;
        i--;
        j--;
      } else if (rises(levels[j], i - 1)) {
        j--;
      } else {
        i--;
      }
    }
  }

  private long[] level() {
    long[] level = new long[blocks];
    Arrays.fill(level, -1L);
    return level;
  }

  /** A zero bit is a place where the length rises by 1. */
  private static boolean rises(long[] level, int place) {
    return (level[place / Long.SIZE] & (1L << place)) == 0;
  }

  private static void advance(long[] from, long[] to, long[] found) {
    long carry = 0;
    for (int i = 0; i < from.length; i++) {
      long level = from[i];
      long sum = level + (level & found[i]);
      long next = sum + carry;
      boolean over = Long.compareUnsigned(sum, level) < 0 || Long.compareUnsigned(next, sum) < 0;
      carry = over ? 1 : 0;
      to[i] = next | (level & ~found[i]);
    }
  }
}
