package dev.hansei.workflows.failures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds texts that are nearly the same (Broder 1997): the shares of their pieces of three
 * characters that they have in common. Texts that share 0.8 of their pieces meet in one of the
 * bands with a chance of 0.96, those that share 0.9 with 0.999; who met is compared exactly.
 */
public final class MinHash {
  /** The share of pieces in common from which two texts are one pattern. */
  public static final double SAME_LEAST = 0.8;

  private static final int BANDS = 8;
  private static final int HASHES_A_BAND = 5;
  private static final int PIECE = 3;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private MinHash() {}

  /** The eight bands of a text, each with its place mixed in: equal bands are worth a look. */
  public static List<Long> bands(String normal) {
    long[] pieces = pieces(normal);
    var bands = new ArrayList<Long>(BANDS);
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int i = 0; i < HASHES_A_BAND; i++) {
        hash = mix(hash ^ least(pieces, (long) band * HASHES_A_BAND + i + 1));
      }
      bands.add(hash);
    }
    return bands;
  }

  /** Jaccard's index of the two texts' pieces, 0 to 1. */
  public static double share(String one, String other) {
    long[] first = pieces(one);
    long[] second = pieces(other);
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      if (first[i] == second[j]) {
        common++;
        i++;
        j++;
      } else if (first[i] < second[j]) {
        i++;
      } else {
        j++;
      }
    }
    return (double) common / (first.length + second.length - common);
  }

  /** The distinct pieces in order; a text shorter than a piece is one piece. */
  private static long[] pieces(String text) {
    int[] points = text.codePoints().toArray();
    int count = Math.max(1, points.length - PIECE + 1);
    long[] pieces = new long[count];
    for (int at = 0; at < count; at++) {
      long piece = 1;
      for (int i = at; i < Math.min(at + PIECE, points.length); i++) {
        piece = (piece << 21) | points[i];
      }
      pieces[at] = piece;
    }
    return Arrays.stream(pieces).sorted().distinct().toArray();
  }

  private static long least(long[] pieces, long seed) {
    long least = Long.MAX_VALUE;
    for (long piece : pieces) {
      least = Math.min(least, mix(piece ^ (seed * GOLDEN)));
    }
    return least;
  }

  /** The finaliser of SplitMix64: every bit of the outcome hangs on every bit of the input. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
