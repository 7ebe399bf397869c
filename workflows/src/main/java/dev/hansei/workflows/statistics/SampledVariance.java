package dev.hansei.workflows.statistics;

import java.util.OptionalInt;

/**
 * The variance of an estimate from few labels and many verdicts, and what of it further labels take
 * away.
 *
 * @param whole of the estimate
 * @param ofLabels the part that comes from there being few labels: it shrinks as one over their
 *     number; the rest is that of the answers, and stays
 * @param least that of labels of which two were off: what so many labels cannot fall below
 * @param units how many independent units are labelled
 */
public record SampledVariance(double whole, double ofLabels, double least, int units) {
  public SampledVariance {
    if (!(ofLabels >= 0) || !(whole >= ofLabels) || !(least >= 0) || units < 1) {
      throw new IllegalArgumentException(
          "a variance is made of parts: %s, %s, %s, %d".formatted(whole, ofLabels, least, units));
    }
  }

  /** What the interval goes by. */
  double now() {
    return Math.max(least, whole);
  }

  /**
   * How many more labelled units would let the interval leave {@code threshold}, if the true value
   * is the one seen so far: the normal approximation, as in {@link SampleSize}.
   *
   * @param power the chance that the decision then falls, in (0, 1)
   * @return 0 when it is decided already; empty when labels alone do not decide it, however many
   */
  public OptionalInt moreToDecide(Estimate seen, double threshold, double power) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power must lie strictly between 0 and 1, got " + power);
    }
    if (!seen.contains(threshold)) {
      return OptionalInt.of(0);
    }
    double reach = Math.max(0, Normal.twoSidedQuantile(seen.confidence()) + Normal.quantile(power));
    double wanted = Math.pow((seen.value() - threshold) / reach, 2);
    if (with(SampleSize.MAX_UNITS) > wanted) {
      return OptionalInt.empty();
    }
    int low = 0;
    int high = SampleSize.MAX_UNITS;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (with(middle) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalInt.of(high);
  }

  /** With so many further units labelled. */
  private double with(int more) {
    double fewer = units / (double) (units + more);
    double scale = (units + 2) / (double) (units + more + 2);
    return Math.max(least * scale * scale, whole - ofLabels + ofLabels * fewer);
  }
}
