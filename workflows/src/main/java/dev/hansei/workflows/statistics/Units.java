package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sample folded to its independent units: for each its sum and how many figures it holds. */
final class Units {
  /** Differences below this share of the range are rounding, not data. */
  private static final double ROUNDING = 1e-12;

  private final double[] sums;
  private final int[] counts;
  private final double total;
  private final int totalCount;
  private final double tie;

  private Units(double[] sums, int[] counts, double tie) {
    this.sums = sums;
    this.counts = counts;
    this.total = Arrays.stream(sums).sum();
    this.totalCount = Arrays.stream(counts).sum();
    this.tie = tie;
  }

  /** Folds in order of first appearance, so equal input gives an equal random stream. */
  static Units of(List<Observation> observations, Range range) {
    if (observations.isEmpty()) {
      throw new IllegalArgumentException("an estimate needs at least one observation, got none");
    }
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (Observation each : observations) {
      positions.putIfAbsent(each.unit(), positions.size());
    }
    double[] sums = new double[positions.size()];
    int[] counts = new int[positions.size()];
    for (Observation each : observations) {
      int position = positions.getOrDefault(each.unit(), 0);
      sums[position] += range.require(each.value());
      counts[position]++;
    }
    return new Units(sums, counts, ROUNDING * range.width());
  }

  int size() {
    return sums.length;
  }

  double sum(int unit) {
    return sums[unit];
  }

  int count(int unit) {
    return counts[unit];
  }

  double mean() {
    return total / totalCount;
  }

  /** Differences up to this are rounding. */
  double tie() {
    return tie;
  }

  /** Whether every unit has the same mean, so that resampling would see no doubt at all. */
  boolean isConstant() {
    double first = sums[0] / counts[0];
    for (int unit = 1; unit < sums.length; unit++) {
      if (compare(sums[unit] / counts[unit], first) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Order of two means, where a difference within rounding is a tie. */
  int compare(double left, double right) {
    return Math.abs(left - right) <= tie ? 0 : Double.compare(left, right);
  }

  /**
   * Efron's acceleration from the means without one unit each: how fast the spread grows with the
   * mean.
   *
   * @throws IllegalStateException when there is one unit only, which callers treat as constant
   */
  double acceleration() {
    if (sums.length < 2) {
      throw new IllegalStateException("acceleration needs two units, got " + sums.length);
    }
    double[] without = new double[sums.length];
    for (int unit = 0; unit < sums.length; unit++) {
      without[unit] = (total - sums[unit]) / (totalCount - counts[unit]);
    }
    return ResampledInterval.acceleration(without);
  }
}
