package dev.hansei.workflows.failures;

import java.util.List;

/** A number for each unordered pair of items; half a square matrix. */
final class PairTable {
  /** Columns at once: what is gone through again for each item stays near the core. */
  private static final int COLUMNS = 1_024;

  private final float[][] rows;

  private PairTable(float[][] rows) {
    this.rows = rows;
  }

  /** The cosines of unit vectors of equal length. */
  static PairTable cosines(List<float[]> vectors) {
    var all = vectors.toArray(float[][]::new);
    var rows = new float[all.length][];
    for (int i = 0; i < all.length; i++) {
      rows[i] = new float[i];
    }
    for (int from = 0; from < all.length; from += COLUMNS) {
      var columns = columns(all, from, Math.min(all.length, from + COLUMNS));
      for (int i = from + 1; i < all.length; i++) {
        add(all[i], columns, rows[i], from);
      }
    }
    return new PairTable(rows);
  }

  /** Some of the vectors, the first numbers of all of them, then the second ones. */
  private static float[][] columns(float[][] all, int from, int to) {
    var columns = new float[all[from].length][to - from];
    for (int item = from; item < to; item++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i][item - from] = all[item][i];
      }
    }
    return columns;
  }

  /** Number by number for many items side by side, which a core does several of at once. */
  private static void add(float[] vector, float[][] columns, float[] row, int from) {
    int count = Math.min(row.length - from, COLUMNS);
    var sums = new float[count];
    for (int i = 0; i < vector.length; i++) {
      add(vector[i], columns[i], sums);
    }
    System.arraycopy(sums, 0, row, from, count);
  }

  private static void add(float times, float[] column, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += times * column[j];
    }
  }

  float get(int one, int other) {
    return one > other ? rows[one][other] : rows[other][one];
  }

  void set(int one, int other, float value) {
    if (one > other) {
      rows[one][other] = value;
    } else {
      rows[other][one] = value;
    }
  }

  /** Four sums side by side: a core adds them at once, where one sum waits for itself. */
  static float dot(float[] one, float[] other) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < one.length; i += 4) {
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      a += one[i] * other[i];
    }
    return a + b + c + d;
  }
}
