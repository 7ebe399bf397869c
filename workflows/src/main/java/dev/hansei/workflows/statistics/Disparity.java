package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How a slice of the cases does against the rest of them.
 *
 * <p>The interval of the gap recovers either side's doubt from its own interval (Wilson's where
 * every case passed or failed, else Student's t), so it keeps its width where one side has no
 * spread. Sources: Newcombe, Statistics in Medicine 17 (1998), method 10; Zou and Donner,
 * Statistics in Medicine 27 (2008). The p-value is where that interval would just touch 0.
 *
 * @param inside the slice's mean
 * @param rest the mean of all other cases
 * @param gap slice less rest, with its interval
 * @param pValue two-sided, in (0, 1]
 */
public record Disparity(Estimate inside, Estimate rest, Estimate gap, double pValue) {
  /** Below this p-values differ in nothing that anyone would read. */
  private static final double SMALLEST = 1e-9;

  /** Halvings down to it; each asks two intervals, of up to 50 microseconds. */
  private static final int STEPS = 30;

  public Disparity {
    if (!(pValue > 0 && pValue <= 1)) {
      throw new IllegalArgumentException("a p-value must lie in (0, 1], got " + pValue);
    }
  }

  /**
   * Compares the two sides, which share no unit.
   *
   * @param range of a value
   * @throws IllegalArgumentException when a side has no observation or a value outside the range
   */
  public static Disparity of(
      List<Observation> slice, List<Observation> others, Range range, double confidence) {
    DoubleFunction<Estimate> inside = mean(slice, range);
    DoubleFunction<Estimate> rest = mean(others, range);
    return new Disparity(
        inside.apply(confidence),
        rest.apply(confidence),
        gap(inside.apply(confidence), rest.apply(confidence)),
        pValue(inside, rest));
  }

  /** The mean of one sample with its interval, as {@link #of} has it for either side. */
  public static Estimate mean(List<Observation> sample, Range range, double confidence) {
    return mean(sample, range).apply(confidence);
  }

  private static DoubleFunction<Estimate> mean(List<Observation> sample, Range range) {
    ClusteredMean mean = ClusteredMean.of(sample, range);
    boolean passOrFail =
        range.equals(Range.UNIT)
            && mean.units() == sample.size()
            && sample.stream().allMatch(each -> each.value() == 0 || each.value() == 1);
    int passes = (int) sample.stream().filter(each -> each.value() == 1).count();
    return passOrFail
        ? confidence -> Wilson.interval(passes, sample.size(), confidence)
        : confidence -> mean.interval(range, confidence);
  }

  private static Estimate gap(Estimate inside, Estimate rest) {
    double value = inside.value() - rest.value();
    double down = Math.hypot(inside.value() - inside.lower(), rest.upper() - rest.value());
    double up = Math.hypot(inside.upper() - inside.value(), rest.value() - rest.lower());
    return new Estimate(
        value, value - down, value + up, inside.confidence(), inside.n() + rest.n());
  }

  /** The more confidence is asked, the wider the interval; at some confidence it touches 0. */
  private static double pValue(DoubleFunction<Estimate> inside, DoubleFunction<Estimate> rest) {
    double low = SMALLEST;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      boolean shutsOut = distance(inside.apply(1 - middle), rest.apply(1 - middle)) > 0;
      low = shutsOut ? low : middle;
      high = shutsOut ? middle : high;
    }
    return high;
  }

  /** How far the interval stays from 0, on the side of the gap; negative where it holds 0. */
  private static double distance(Estimate inside, Estimate rest) {
    Estimate gap = gap(inside, rest);
    return gap.value() > 0 ? gap.lower() : -gap.upper();
  }
}
