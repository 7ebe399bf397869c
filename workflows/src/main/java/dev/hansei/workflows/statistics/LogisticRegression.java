package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with an L2 penalty on the weights and none on the intercept, fitted by
 * Newton's method. The same rows give the same weights: nothing is drawn, and sums run in order.
 *
 * <p>Minimises the sum over rows of the log loss plus {@code penalty / 2} times the squared length
 * of the weights; scikit-learn's {@code LogisticRegression(C = 1 / penalty)}. Cost: rows times
 * features squared, ten times or so.
 */
public final class LogisticRegression {
  /** Newton doubles the right digits each time; one that takes longer does not converge. */
  private static final int STEPS_MAX = 100;

  /** A step is halved until it helps; after this many halvings it is rounding. */
  private static final int HALVINGS_MAX = 40;

  /** The largest slope that still counts as flat. */
  private static final double FLAT = 1e-9;

  /**
   * A step that promises to save less than this share of the loss cannot be seen to: sums over rows
   * are no more exact. It is the last one; further ones would go to and fro in the last digits.
   */
  private static final double UNSEEN = 1e-15;

  private LogisticRegression() {}

  /** One row. */
  public record Row(double[] features, boolean positive) {
    public Row {
      if (!Arrays.stream(features).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("features are finite: " + Arrays.toString(features));
      }
      features = features.clone();
    }
  }

  /** What was learnt: the log odds of a positive row are intercept plus weights times features. */
  public record Fit(double intercept, double[] weights) {
    public Fit {
      weights = weights.clone();
    }

    /** The chance that a row is positive, in [0, 1]. */
    public double probability(double[] features) {
      double odds = intercept;
      for (int i = 0; i < weights.length; i++) {
        odds += weights[i] * features[i];
      }
      return sigmoid(odds);
    }
  }

  /**
   * Fits.
   *
   * @param penalty above 0; the larger, the nearer the weights stay to 0
   * @throws IllegalArgumentException when there is no row, or rows differ in length
   */
  public static Fit fit(List<Row> rows, double penalty) {
    if (rows.isEmpty() || !(penalty > 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException(
          "need rows and a penalty above 0, got %d and %s".formatted(rows.size(), penalty));
    }
    int size = rows.getFirst().features().length + 1;
    if (rows.stream().anyMatch(row -> row.features().length + 1 != size)) {
      throw new IllegalArgumentException("all rows have the same features");
    }
    double[] weights = new double[size];
    for (int step = 0; step < STEPS_MAX; step++) {
      Slope slope = Slope.at(rows, weights, penalty);
      if (Arrays.stream(slope.gradient()).allMatch(each -> Math.abs(each) <= FLAT)) {
        break;
      }
      double[] direction = Cholesky.solve(slope.hessian(), slope.gradient());
      double before = loss(rows, weights, penalty);
      if (dot(slope.gradient(), direction) <= UNSEEN * before) {
        Arrays.setAll(weights, i -> weights[i] - direction[i]);
        break;
      }
      if (!descend(rows, weights, direction, penalty, before)) {
        break;
      }
    }
    return new Fit(weights[0], Arrays.copyOfRange(weights, 1, size));
  }

  /** Steps down, never up; false when no step helps any more. */
  private static boolean descend(
      List<Row> rows, double[] weights, double[] direction, double penalty, double before) {
    double[] tried = new double[weights.length];
    double length = 1;
    for (int halving = 0; halving < HALVINGS_MAX; halving++) {
      for (int i = 0; i < tried.length; i++) {
        tried[i] = weights[i] - length * direction[i];
      }
      if (loss(rows, tried, penalty) <= before) {
        System.arraycopy(tried, 0, weights, 0, tried.length);
        return true;
      }
      length /= 2;
    }
    return false;
  }

  private static double loss(List<Row> rows, double[] weights, double penalty) {
    double sum = 0;
    for (Row row : rows) {
      double odds = odds(weights, row.features());
      double signed = row.positive() ? odds : -odds;
      // log(1 + exp(-signed)) without overflow.
      sum += Math.max(0, -signed) + Math.log1p(Math.exp(-Math.abs(signed)));
    }
    for (int i = 1; i < weights.length; i++) {
      sum += penalty / 2 * weights[i] * weights[i];
    }
    return sum;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double odds(double[] weights, double[] features) {
    double odds = weights[0];
    for (int i = 0; i < features.length; i++) {
      odds += weights[i + 1] * features[i];
    }
    return odds;
  }

  private static double sigmoid(double odds) {
    return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
  }

  /** First and second derivatives of the loss. */
  private record Slope(double[] gradient, double[][] hessian) {
    static Slope at(List<Row> rows, double[] weights, double penalty) {
      int size = weights.length;
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      double[] x = new double[size];
      x[0] = 1;
      for (Row row : rows) {
        System.arraycopy(row.features(), 0, x, 1, size - 1);
        double chance = sigmoid(odds(weights, row.features()));
        double error = chance - (row.positive() ? 1 : 0);
        double spread = chance * (1 - chance);
        for (int i = 0; i < size; i++) {
          gradient[i] += error * x[i];
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += spread * x[i] * x[j];
          }
        }
      }
      for (int i = 1; i < size; i++) {
        gradient[i] += penalty * weights[i];
        hessian[i][i] += penalty;
      }
      return new Slope(gradient, hessian);
    }
  }
}
