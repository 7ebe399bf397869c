package dev.hansei.workflows.statistics;

import java.util.Arrays;

/** Checked differences, one for each independent unit, and what several tests read from them. */
final class Differences {
  /** Differences that are apart by less than this share of the largest are rounding, not data. */
  private static final double ROUNDING = 1e-12;

  private Differences() {}

  static double[] require(double[] differences) {
    if (differences.length == 0) {
      throw new IllegalArgumentException("a comparison needs at least one difference, got none");
    }
    for (double each : differences) {
      if (!Double.isFinite(each)) {
        throw new IllegalArgumentException("differences are finite, got " + each);
      }
    }
    return differences;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The standard deviation with divisor n - 1; 0 for a single value, or where all are alike. */
  static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
    double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return deviation <= tie(values) ? 0 : deviation;
  }

  /** Gaps up to this are ties. */
  static double tie(double[] values) {
    return ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** Without the zeros, which no sign can change. */
  static double[] nonZero(double[] differences) {
    double tie = tie(differences);
    return Arrays.stream(differences).filter(each -> Math.abs(each) > tie).toArray();
  }
}
