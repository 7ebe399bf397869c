package dev.hansei.activities.metrics.overlap;

import java.util.HashMap;
import java.util.Map;

/** Where each symbol stands in a sequence, a bit a place, in blocks of 64. */
final class Places {
  private final Map<Integer, long[]> bits = new HashMap<>();
  private final long[] nowhere;

  Places(int[] sequence) {
    nowhere = new long[blocks(sequence.length)];
    for (int i = 0; i < sequence.length; i++) {
      long[] places = bits.computeIfAbsent(sequence[i], _ -> new long[nowhere.length]);
      places[i / Long.SIZE] |= 1L << i;
    }
  }

  /** Its places; not to be changed. */
  long[] of(int symbol) {
    return bits.getOrDefault(symbol, nowhere);
  }

  static int blocks(int length) {
    return (length + Long.SIZE - 1) / Long.SIZE;
  }
}
