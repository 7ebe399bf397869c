package dev.hansei.api.pages.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis between two round figures.
 *
 * @param min figure at the left end
 * @param max figure at the right end, above {@code min}
 * @param ticks round figures between, ends included
 * @param length in SVG units
 */
public record Axis(double min, double max, List<Double> ticks, double length) {
  private static final int TICKS_AIM = 5;
  private static final double ROUNDING = 1e-9;

  public Axis {
    if (!(min < max) || !(length > 0)) {
      throw new IllegalArgumentException("an axis has min < max and a length");
    }
    ticks = List.copyOf(ticks);
  }

  /** The axis of scores: 0 to 1 with quarters. */
  public static Axis ofScores(double length) {
    return new Axis(0, 1, List.of(0.0, 0.25, 0.5, 0.75, 1.0), length);
  }

  /** An axis that holds both figures and zero, with round ends. */
  public static Axis aroundZero(double lowest, double highest, double length) {
    double low = Math.min(lowest, 0);
    double high = Math.max(highest, 0);
    double step = step(Math.max(high - low, 0.02));
    double min = Math.floor(low / step + ROUNDING) * step;
    double max = Math.ceil(high / step - ROUNDING) * step;
    if (max - min < step) {
      min -= step;
      max += step;
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; min + i * step <= max + ROUNDING; i++) {
      double tick = min + i * step;
      ticks.add(Math.abs(tick) < ROUNDING ? 0.0 : tick);
    }
    return new Axis(min, max, ticks, length);
  }

  /** Where a figure stands; beyond the ends, the end. */
  public double at(double figure) {
    return (Math.clamp(figure, min, max) - min) / (max - min) * length;
  }

  /** The smallest of 1, 2, 5 times a power of ten that gives few enough ticks. */
  private static double step(double span) {
    double rough = span / TICKS_AIM;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= rough - ROUNDING) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
