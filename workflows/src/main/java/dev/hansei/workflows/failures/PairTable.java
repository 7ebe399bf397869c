package dev.hansei.workflows.failures;

import java.util.List;

/** A number for each unordered pair of items; half a square matrix. */
final class PairTable {
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
      for (int j = 0; j < i; j++) {
        rows[i][j] = dot(all[i], all[j]);
      }
    }
    return new PairTable(rows);
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
