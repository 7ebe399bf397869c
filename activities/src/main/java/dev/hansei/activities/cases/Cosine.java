package dev.hansei.activities.cases;

/** Similarity of two vectors of unit length, as embedders give them. */
final class Cosine {
  private Cosine() {}

  static double of(float[] left, float[] right) {
    double dot = 0;
    for (int i = 0; i < left.length; i++) {
      dot += (double) left[i] * right[i];
    }
    return dot;
  }
}
