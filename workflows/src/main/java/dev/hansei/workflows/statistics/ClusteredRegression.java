package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Least squares with standard errors that let rows of one unit (a conversation, a document) hang
 * together: how a score differs between segments, or with length, when turns are not independent.
 * {@link ClusteredMean} is the same without features.
 *
 * <p>Source: Liang and Zeger, Biometrika 73 (1986); the same as statsmodels' {@code
 * OLS.fit(cov_type="cluster")}.
 */
public final class ClusteredRegression {
  /** A feature that the others explain but for this share of its squares is one of them. */
  private static final double ROUNDING = 1e-10;

  private ClusteredRegression() {}

  /**
   * One row.
   *
   * @param unit what was sampled independently, see {@link PairedScore#unit()}
   * @param features finite; every row has as many
   * @param value what is explained, finite
   */
  public record Row(String unit, double[] features, double value) {
    public Row {
      if (unit.isEmpty()) {
        throw new IllegalArgumentException("a row names its unit, got an empty text");
      }
      if (!Double.isFinite(value) || !Arrays.stream(features).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "figures are finite, got %s from %s in unit %s"
                .formatted(value, Arrays.toString(features), unit));
      }
      features = features.clone();
    }

    private double x(int place) {
      return place == 0 ? 1 : features[place - 1];
    }
  }

  /**
   * What one feature adds.
   *
   * @param estimate with the interval of Student's t, {@code units - 1} degrees of freedom, on CR1
   * @param cr0 standard error without a correction
   * @param cr1 the same times the root of {@code units / (units - 1) * (n - 1) / (n - k)}
   */
  public record Coefficient(Estimate estimate, double cr0, double cr1) {}

  /**
   * Fits; the first coefficient is the intercept, then one for each feature.
   *
   * @return empty where the rows do not tell the features apart, there is one unit only, or there
   *     are no more rows than coefficients
   * @throws IllegalArgumentException when there is no row, or rows differ in length
   */
  public static Optional<List<Coefficient>> fit(List<Row> rows, double confidence) {
    Rules.requireConfidence(confidence);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a regression needs at least one row, got none");
    }
    int size = rows.getFirst().features().length + 1;
    if (rows.stream().anyMatch(row -> row.features().length + 1 != size)) {
      throw new IllegalArgumentException("all rows have the same features");
    }
    int units = (int) rows.stream().map(Row::unit).distinct().count();
    double[] scales = scales(rows, size);
    List<Row> scaled = rows.stream().map(row -> scaled(row, scales)).toList();
    double[][] squares = squares(scaled, size);
    if (units < 2 || rows.size() <= size || isSingular(squares)) {
      return Optional.empty();
    }
    double[] weights = Cholesky.solve(copy(squares), products(scaled, size));
    Map<String, double[]> scores = scores(scaled, weights);
    double n = rows.size();
    double correction = Math.sqrt(units / (units - 1.0) * (n - 1) / (n - size));
    double reach = Student.twoSidedQuantile(units - 1, confidence);
    List<Coefficient> found = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      double cr0 = error(squares, scores, place) / scales[place];
      double half = reach * cr0 * correction;
      double weight = weights[place] / scales[place];
      Estimate estimate = new Estimate(weight, weight - half, weight + half, confidence, units);
      found.add(new Coefficient(estimate, cr0, cr0 * correction));
    }
    return Optional.of(List.copyOf(found));
  }

  /** The largest size of each column: prices of a token are no smaller evidence than lengths. */
  private static double[] scales(List<Row> rows, int size) {
    double[] scales = new double[size];
    for (Row row : rows) {
      for (int i = 0; i < size; i++) {
        scales[i] = Math.max(scales[i], Math.abs(row.x(i)));
      }
    }
    return Arrays.stream(scales).map(scale -> scale == 0 ? 1 : scale).toArray();
  }

  private static Row scaled(Row row, double[] scales) {
    double[] features = new double[scales.length - 1];
    Arrays.setAll(features, i -> row.features()[i] / scales[i + 1]);
    return new Row(row.unit(), features, row.value());
  }

  private static double[][] squares(List<Row> rows, int size) {
    double[][] squares = new double[size][size];
    for (Row row : rows) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          squares[i][j] += row.x(i) * row.x(j);
        }
      }
    }
    return squares;
  }

  private static double[] products(List<Row> rows, int size) {
    double[] products = new double[size];
    for (Row row : rows) {
      for (int i = 0; i < size; i++) {
        products[i] += row.x(i) * row.value();
      }
    }
    return products;
  }

  /** What the rests of each unit pull at each coefficient. */
  private static Map<String, double[]> scores(List<Row> rows, double[] weights) {
    Map<String, double[]> scores = new LinkedHashMap<>();
    for (Row row : rows) {
      double rest = row.value();
      for (int i = 0; i < weights.length; i++) {
        rest -= weights[i] * row.x(i);
      }
      double[] score = scores.computeIfAbsent(row.unit(), _ -> new double[weights.length]);
      for (int i = 0; i < weights.length; i++) {
        score[i] += rest * row.x(i);
      }
    }
    return scores;
  }

  private static double error(double[][] squares, Map<String, double[]> scores, int place) {
    double[] one = new double[squares.length];
    one[place] = 1;
    double[] row = Cholesky.solve(copy(squares), one);
    double variance = 0;
    for (double[] score : scores.values()) {
      double pull = 0;
      for (int i = 0; i < row.length; i++) {
        pull += row[i] * score[i];
      }
      variance += pull * pull;
    }
    return Math.sqrt(variance);
  }

  /** Whether some feature is, but for rounding, a sum of those before it. */
  private static boolean isSingular(double[][] squares) {
    double[][] rest = copy(squares);
    for (int pivot = 0; pivot < rest.length; pivot++) {
      if (rest[pivot][pivot] <= ROUNDING * squares[pivot][pivot]) {
        return true;
      }
      for (int i = pivot + 1; i < rest.length; i++) {
        double share = rest[i][pivot] / rest[pivot][pivot];
        for (int j = pivot; j < rest.length; j++) {
          rest[i][j] -= share * rest[pivot][j];
        }
      }
    }
    return false;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
