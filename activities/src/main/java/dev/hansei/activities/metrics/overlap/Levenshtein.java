package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import java.util.Arrays;
import java.util.List;

/**
 * Levenshtein distance over code points and its similarity in [0, 1], as rapidfuzz counts them.
 *
 * <p>Source of the bit-parallel algorithm: Myers (1999), with blocks as in Hyyrö (2003).
 */
public final class Levenshtein {
  private Levenshtein() {}

  /**
   * How many insertions, deletions and replacements turn one text into the other.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public static int distance(String left, String right) {
    TextBound.check(left, List.of(right));
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    return a.length == 0 ? b.length : distance(a, b);
  }

  /** 1 less the distance as a share of the longer text; 1 where both are empty. */
  public static double similarity(String left, String right) {
    int longest =
        Math.max(left.codePointCount(0, left.length()), right.codePointCount(0, right.length()));
    return longest == 0 ? 1 : 1 - (double) distance(left, right) / longest;
  }

  /** The similarity to the nearest reference. */
  public static double similarity(String output, List<String> references, boolean lowercase) {
    double best = 0;
    String given = lowercase ? PythonText.lower(output) : output;
    for (String reference : references) {
      best = Math.max(best, similarity(given, lowercase ? PythonText.lower(reference) : reference));
    }
    return best;
  }

  private static int distance(int[] pattern, int[] text) {
    Column column = new Column(pattern.length);
    Places places = new Places(pattern);
    int distance = pattern.length;
    for (int c : text) {
      distance += column.advance(places.of(c));
    }
    return distance;
  }

  /** A column of the table of distances, as its differences from row to row. */
  private static final class Column {
    private final long[] up;
    private final long[] down;
    private final long last;

    Column(int rows) {
      up = new long[Places.blocks(rows)];
      down = new long[Places.blocks(rows)];
      last = 1L << (rows - 1);
      Arrays.fill(up, -1L);
    }

    /** Goes on by one character; by how much the last row's distance changed: -1, 0 or 1. */
    int advance(long[] equal) {
      long upIn = 1;
      long downIn = 0;
      for (int i = 0; i < up.length; i++) {
        long vertical = equal[i] | down[i];
        long same = equal[i] | downIn;
        long horizontal = (((same & up[i]) + up[i]) ^ up[i]) | same;
        long rise = down[i] | ~(horizontal | up[i]);
        long fall = up[i] & horizontal;
        long end = i == up.length - 1 ? last : Long.MIN_VALUE;
        long riseShifted = (rise << 1) | upIn;
        long fallShifted = (fall << 1) | downIn;
        up[i] = fallShifted | ~(vertical | riseShifted);
        down[i] = riseShifted & vertical;
        upIn = (rise & end) == 0 ? 0 : 1;
        downIn = (fall & end) == 0 ? 0 : 1;
      }
      return (int) (upIn - downIn);
    }
  }
}
