package dev.hansei.activities.metrics.overlap;

import java.util.Arrays;

/**
 * Longest common subsequences of one reference with several outputs, 64 places at a time.
 *
 * <p>Source of the bit-parallel algorithm: Hyyrö, "Bit-parallel LCS-length computation revisited"
 * (2004). Which of several longest ones is read out is rouge-score's choice.
 */
final class CommonSubsequence {
  /** An output of at most so many words is one part. */
  private static final int SHORT = 64;

  private final int[] reference;
  private final Places places;

  CommonSubsequence(int[] reference) {
    this.reference = reference;
    places = new Places(reference);
  }

  /** How long the longest one is. */
  int length(int[] output) {
    long[] level = level();
    for (int symbol : output) {
      advance(level, level, places.of(symbol));
    }
    int length = 0;
    for (int i = 0; i < reference.length; i++) {
      length += rises(level, i) ? 1 : 0;
    }
    return length;
  }

  /**
   * Marks the places of the reference that belong to the one with this output. A long output is cut
   * into parts, as many as the root of its length; only the level before each is held, and those
   * within are computed again on the way back.
   */
  void mark(int[] output, boolean[] marks) {
    if (output.length == 0) {
      return;
    }
    int step = Math.max(SHORT, (int) Math.ceil(Math.sqrt(output.length)));
    long[][] starts = starts(output, step);
    int i = reference.length;
    for (int part = starts.length - 1; part >= 0; part--) {
      int from = part * step;
      int[] words = Arrays.copyOfRange(output, from, Math.min(from + step, output.length));
      i = back(words, levels(starts[part], words), i, marks);
    }
  }

  /** The level before each part of the output. */
  private long[][] starts(int[] output, int step) {
    long[][] starts = new long[(output.length + step - 1) / step][];
    starts[0] = level();
    for (int part = 1; part < starts.length; part++) {
      long[] level = starts[part - 1].clone();
      for (int j = (part - 1) * step; j < part * step; j++) {
        advance(level, level, places.of(output[j]));
      }
      starts[part] = level;
    }
    return starts;
  }

  private long[][] levels(long[] start, int[] words) {
    long[][] levels = new long[words.length + 1][];
    levels[0] = start;
    for (int j = 0; j < words.length; j++) {
      levels[j + 1] = new long[start.length];
      advance(levels[j], levels[j + 1], places.of(words[j]));
    }
    return levels;
  }

  /** Goes back through one part; how much of the reference is left before it. */
  private int back(int[] words, long[][] levels, int end, boolean[] marks) {
    int i = end;
    int j = words.length;
    while (i > 0 && j > 0) {
      if (reference[i - 1] == words[j - 1]) {
        marks[i - 1] = true;
        i--;
        j--;
      } else if (rises(levels[j], i - 1)) {
        j--;
      } else {
        i--;
      }
    }
    return i;
  }

  private long[] level() {
    long[] level = new long[Places.blocks(reference.length)];
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
