package dev.hansei.activities.metrics.overlap;

import java.util.Arrays;

/**
 * Counts the n-grams that several sequences of symbols have in common, order by order. An n-gram is
 * numbered by the number of its first n-1 symbols and its last one, so equal n-grams, and only
 * they, have equal numbers. Not thread-safe.
 */
final class Ngrams {
  /** Spreads keys over the table: the golden ratio in 64 bits (Knuth, TAOCP 3, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int[][] sequences;
  private final int[][] numbers;
  private final long[] keys;
  private final int[] values;
  private final int shift;
  private int order;
  private int distinct;

  /** Before the first {@link #next()} the order is 0. */
  Ngrams(int[]... sequences) {
    this.sequences = sequences;
    numbers = new int[sequences.length][];
    int total = 0;
    for (int i = 0; i < sequences.length; i++) {
      numbers[i] = new int[sequences[i].length];
      total += sequences[i].length;
    }
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(total, 1));
    keys = new long[1 << bits];
    values = new int[1 << bits];
    shift = Long.SIZE - bits;
  }

  /** Goes on to n-grams that are one symbol longer. */
  void next() {
    order++;
    distinct = 0;
    Arrays.fill(keys, 0);
    for (int s = 0; s < sequences.length; s++) {
      int[] sequence = sequences[s];
      int[] number = numbers[s];
      for (int i = 0; i + order <= sequence.length; i++) {
        // Numbers of the order before stand there still; order 1 starts from 0 for all.
        number[i] = number(((long) number[i] << Integer.SIZE) + sequence[i + order - 1] + 1);
      }
    }
  }

  /** How many n-grams a sequence has. */
  int size(int sequence) {
    return Math.max(0, sequences[sequence].length - order + 1);
  }

  /** How often each n-gram of any sequence stands in this one, by number. */
  int[] counts(int sequence) {
    int[] counts = new int[distinct];
    int[] number = numbers[sequence];
    int size = size(sequence);
    for (int i = 0; i < size; i++) {
      counts[number[i]]++;
    }
    return counts;
  }

  /** How many n-grams two counts share, each as often as it is in both. */
  static int matches(int[] left, int[] right) {
    int matches = 0;
    for (int i = 0; i < left.length; i++) {
      matches += Math.min(left[i], right[i]);
    }
    return matches;
  }

  private int number(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * SPREAD) >>> shift);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    values[slot] = distinct;
    return distinct++;
  }
}
