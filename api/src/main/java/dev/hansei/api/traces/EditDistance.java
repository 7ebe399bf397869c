package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * How many characters are put in, taken out or changed to make one text of another. Source: G.
 * Myers, A fast bit-vector algorithm for approximate string matching (1999), in Hyyrö's form; one
 * step a character, so two texts of 20,000 characters take a tenth of a second and not minutes.
 */
final class EditDistance {
  private EditDistance() {}

  /**
   * The distance, in characters as people count them (code points).
   *
   * @throws IllegalArgumentException when a text is longer than feedback may be
   */
  static int between(String original, String text) {
    if (Math.max(original.length(), text.length()) > Feedback.TEXT_CHARS_MAX) {
      throw new IllegalArgumentException("a feedback text has 1 to 20,000 characters");
    }
    var rows = original.codePoints().toArray();
    if (rows.length == 0) {
      return text.codePointCount(0, text.length());
    }
    return distance(rows, text.codePoints().toArray());
  }

  private static int distance(int[] rows, int[] columns) {
    var places = places(rows);
    var all = BigInteger.ONE.shiftLeft(rows.length).subtract(BigInteger.ONE);
    var up = all;
    var down = BigInteger.ZERO;
    int distance = rows.length;
    for (int column : columns) {
      var same = places.getOrDefault(column, BigInteger.ZERO);
      var vertical = same.or(down);
      var across = same.and(up).add(up).xor(up).or(same);
      var rise = down.or(all.andNot(across.or(up)));
      var fall = up.and(across);
      distance += rise.testBit(rows.length - 1) ? 1 : 0;
      distance -= fall.testBit(rows.length - 1) ? 1 : 0;
      rise = rise.shiftLeft(1).or(BigInteger.ONE);
      up = fall.shiftLeft(1).or(all.andNot(vertical.or(rise))).and(all);
      down = rise.and(vertical).and(all);
    }
    return distance;
  }

  private static Map<Integer, BigInteger> places(int[] rows) {
    var bytes = new HashMap<Integer, byte[]>();
    int size = rows.length / Byte.SIZE + 1;
    for (int i = 0; i < rows.length; i++) {
      // Big-endian, as BigInteger reads it.
      bytes.computeIfAbsent(rows[i], _ -> new byte[size])[size - 1 - i / Byte.SIZE] |=
          (byte) (1 << (i % Byte.SIZE));
    }
    var places = new HashMap<Integer, BigInteger>();
    bytes.forEach((symbol, bits) -> places.put(symbol, new BigInteger(1, bits)));
    return places;
  }
}
