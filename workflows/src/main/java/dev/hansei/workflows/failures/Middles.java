package dev.hansei.workflows.failures;

import java.util.List;

/** Middles of vectors, and where they lie on a map. */
public final class Middles {
  /** The two directions are found long before; the work is bounded. */
  private static final int ROUNDS = 60;

  private Middles() {}

  /** The mean; its product with another mean is the mean of the cosines of all pairs. */
  static float[] mean(List<float[]> vectors) {
    float[] sum = new float[vectors.isEmpty() ? 0 : vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i] / vectors.size();
      }
    }
    return sum;
  }

  /** The mean, of unit length; the zero vector stays. */
  public static float[] unit(List<float[]> vectors) {
    float[] mean = mean(vectors);
    float length = (float) Math.sqrt(PairTable.dot(mean, mean));
    if (length > 0) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] /= length;
      }
    }
    return mean;
  }

  /**
   * Places on a map, x and y of -1 to 1: the two directions in which the vectors differ most
   * (principal components by power iteration). Vectors that are near lie near.
   */
  public static double[][] map(List<float[]> vectors) {
    double[][] places = new double[vectors.size()][2];
    double[][] centred = centred(vectors);
    for (int axis = 0; axis < 2; axis++) {
      double[] direction = direction(centred);
      double most = 0;
      for (int i = 0; i < centred.length; i++) {
        places[i][axis] = dot(centred[i], direction);
        most = Math.max(most, Math.abs(places[i][axis]));
        subtract(centred[i], direction, places[i][axis]);
      }
      for (int i = 0; i < centred.length && most > 0; i++) {
        places[i][axis] /= most;
      }
    }
    return places;
  }

  private static double[][] centred(List<float[]> vectors) {
    float[] mean = mean(vectors);
    double[][] centred = new double[vectors.size()][mean.length];
    for (int i = 0; i < centred.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        centred[i][j] = vectors.get(i)[j] - mean[j];
      }
    }
    return centred;
  }

  private static double[] direction(double[][] rows) {
    double[] direction = new double[rows.length == 0 ? 0 : rows[0].length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = 1 + i % 7;
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = new double[direction.length];
      for (double[] row : rows) {
        subtract(next, row, -dot(row, direction));
      }
      double length = Math.sqrt(dot(next, next));
      if (length == 0) {
        return new double[direction.length];
      }
      for (int i = 0; i < next.length; i++) {
        direction[i] = next[i] / length;
      }
    }
    return direction;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] direction, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * direction[i];
    }
  }
}
