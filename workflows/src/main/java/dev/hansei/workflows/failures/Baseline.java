package dev.hansei.workflows.failures;

import java.util.Arrays;

/**
 * What is usual of a measure: the median, and how far from it values usually lie (the median
 * absolute deviation times 1.4826, which is the standard deviation where values are normal). A few
 * extreme values move neither.
 *
 * @param count values it was taken of
 */
public record Baseline(int count, double median, double deviation) {
  /** Fewer values say nothing of what is usual. */
  public static final int TRACES_LEAST = 30;

  private static final double NORMAL = 1.4826;

  /** Where nearly all values are equal, a tenth of the median still counts as usual. */
  private static final double SHARE_LEAST = 0.1;

  public Baseline {
    if (count < 0 || !(deviation >= 0)) {
      throw new IllegalArgumentException("counts and deviations are not negative");
    }
  }

  /** Of these values, in any order. */
  public static Baseline of(double[] values) {
    if (values.length == 0) {
      return new Baseline(0, 0, 0);
    }
    double median = median(values);
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    double usual = NORMAL * median(distances);
    return new Baseline(values.length, median, Math.max(usual, SHARE_LEAST * Math.abs(median)));
  }

  /** Whether a value lies more than so many deviations above; never where too little is known. */
  public boolean isFarAbove(double value, double deviations) {
    return count >= TRACES_LEAST && deviation > 0 && value > median + deviations * deviation;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
