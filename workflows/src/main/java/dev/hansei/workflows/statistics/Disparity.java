package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How a slice of the cases does against the rest of them.
 *
 * <p>The interval of the gap recovers either side's doubt from its own interval (Wilson's where
 * every case passed or failed, else Student's t), so it keeps its width where one side has no
 * spread. Sources: Newcombe, Statistics in Medicine 17 (1998), method 10; Zou and Donner,
 * Statistics in Medicine 27 (2008). Where the sides share units (a document with cases in both),
 * they rise and fall together: there the gap is one figure whose doubt is that of the moves that
 * each unit gives it, by Student's t over all units. Source: Liang and Zeger, Biometrika 73 (1986).
 * The p-value is where that interval would just touch 0.
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
   * Compares the two sides, which may share units but no observation.
   *
   * @param range of a value
   * @throws IllegalArgumentException when a side has no observation or a value outside the range
   */
  public static Disparity of(
      List<Observation> slice, List<Observation> others, Range range, double confidence) {
    DoubleFunction<Estimate> inside = mean(slice, range);
    DoubleFunction<Estimate> rest = mean(others, range);
    DoubleFunction<Estimate> gap =
        SharedUnits.gap(slice, others)
            .<DoubleFunction<Estimate>>map(
                shared -> at -> shared.interval(range.ofDifferences(), at))
            .orElse(at -> gap(inside.apply(at), rest.apply(at)));
    return new Disparity(
        inside.apply(confidence), rest.apply(confidence), gap.apply(confidence), pValue(gap));
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
    double down = reach(inside.value() - inside.lower(), rest.upper() - rest.value());
    double up = reach(inside.upper() - inside.value(), rest.value() - rest.lower());
    return new Estimate(
        value, value - down, value + up, inside.confidence(), inside.n() + rest.n());
  }

  private static double reach(double one, double other) {
    return Math.sqrt(one * one + other * other);
  }

  /** The more confidence is asked, the wider the interval; at some confidence it touches 0. */
  private static double pValue(DoubleFunction<Estimate> gapAt) {
    double low = SMALLEST;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      Estimate gap = gapAt.apply(1 - middle);
      boolean shutsOut = distance(gap) > 0;
      low = shutsOut ? low : middle;
      high = shutsOut ? middle : high;
    }
    return high;
  }

  /** How far the interval stays from 0, on the side of the gap; negative where it holds 0. */
  private static double distance(Estimate gap) {
    return gap.value() > 0 ? gap.lower() : -gap.upper();
  }
}
