package dev.hansei.workflows.statistics;

import java.util.Optional;

/**
 * Pearson's and Spearman's correlation with Fisher's interval.
 *
 * <p>Sources: Fisher, Metron 1 (1921); Bonett and Wright, Psychometrika 65 (2000), for the spread
 * of Spearman's. Coefficients and p-values are those of {@code scipy.stats.pearsonr} and {@code
 * spearmanr}. Where all points lie on a line the interval is what so many equal units leave open,
 * where SciPy's has no width. With three cases or fewer it is all of [-1, 1].
 */
public final class Correlation {
  static final Range RANGE = new Range(-1, 1);

  /** Nearer to 1 than this is a line, and to 0 no spread. */
  private static final double ROUNDING = 1e-12;

  private Correlation() {}

  /**
   * Pearson's: how near the points come to a line.
   *
   * @return empty with fewer than two cases, or where one figure does not vary
   */
  public static Optional<Association> pearson(double[] x, double[] y, double confidence) {
    requirePairs(x, y);
    return associated(x, y, confidence, 1);
  }

  /** Spearman's: Pearson's of the ranks; empty as {@link #pearson}. */
  public static Optional<Association> spearman(double[] x, double[] y, double confidence) {
    requirePairs(x, y);
    double[] left = Ranks.of(x, Differences.tie(x)).ranks();
    double[] right = Ranks.of(y, Differences.tie(y)).ranks();
    return coefficient(left, right)
        .flatMap(r -> associated(left, right, confidence, 1 + r * r / 2));
  }

  static void requirePairs(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "both figures need the same cases, got %d and %d".formatted(x.length, y.length));
    }
    if (x.length > 0) {
      Differences.require(x);
      Differences.require(y);
    }
  }

  /** Fisher's interval of a coefficient whose arctanh has the given standard error. */
  static Estimate interval(double r, double error, int n, double confidence) {
    if (!Double.isFinite(error)) {
      return new Estimate(r, RANGE.min(), RANGE.max(), confidence, n);
    }
    if (1 - Math.abs(r) <= ROUNDING) {
      return ConstantSample.interval(r, n, RANGE, confidence);
    }
    double middle = Math.log1p(2 * r / (1 - r)) / 2;
    double reach = Normal.twoSidedQuantile(confidence) * error;
    return new Estimate(r, Math.tanh(middle - reach), Math.tanh(middle + reach), confidence, n);
  }

  private static Optional<Association> associated(
      double[] x, double[] y, double confidence, double spread) {
    Rules.requireConfidence(confidence);
    int n = x.length;
    return coefficient(x, y)
        .map(r -> {
          double error = n > 3 ? Math.sqrt(spread / (n - 3)) : Double.POSITIVE_INFINITY;
          return new Association(interval(r, error, n, confidence), pValue(r, n));
        });
  }

  private static double pValue(double r, int n) {
    if (n == 2) {
      return 1;
    }
    double rest = Math.max(0, (1 - r) * (1 + r));
    return rest <= ROUNDING * ROUNDING ? 0 : Student.beyond(n - 2, r * Math.sqrt((n - 2) / rest));
  }

  private static Optional<Double> coefficient(double[] x, double[] y) {
    if (x.length < 2 || Differences.deviation(x) == 0 || Differences.deviation(y) == 0) {
      return Optional.empty();
    }
    double meanX = Differences.mean(x);
    double meanY = Differences.mean(y);
    double product = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      product += (x[i] - meanX) * (y[i] - meanY);
      squaresX += (x[i] - meanX) * (x[i] - meanX);
      squaresY += (y[i] - meanY) * (y[i] - meanY);
    }
    return Optional.of(Math.clamp(product / Math.sqrt(squaresX) / Math.sqrt(squaresY), -1, 1));
  }
}
