package dev.hansei.workflows.statistics;

/** Solves linear equations whose matrix is symmetric and positive definite. */
final class Cholesky {
  /**
   * A pivot below this stands for a direction in which the data say nothing; it is held still
   * rather than sent to infinity.
   */
  private static final double PIVOT_MIN = 1e-12;

  private Cholesky() {}

  /**
   * The solution of {@code matrix * x = right}.
   *
   * @param matrix its lower triangle is read, and overwritten
   */
  static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int column = 0; column < size; column++) {
      factorise(matrix, column);
    }
    double[] x = right.clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        x[i] -= matrix[i][j] * x[j];
      }
      x[i] /= matrix[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j < size; j++) {
        x[i] -= matrix[j][i] * x[j];
      }
      x[i] /= matrix[i][i];
    }
    return x;
  }

  private static void factorise(double[][] matrix, int column) {
    double pivot = matrix[column][column];
    for (int k = 0; k < column; k++) {
      pivot -= matrix[column][k] * matrix[column][k];
    }
    matrix[column][column] = Math.sqrt(Math.max(PIVOT_MIN, pivot));
    for (int row = column + 1; row < matrix.length; row++) {
      double sum = matrix[row][column];
      for (int k = 0; k < column; k++) {
        sum -= matrix[row][k] * matrix[column][k];
      }
      matrix[row][column] = sum / matrix[column][column];
    }
  }
}
