package dev.hansei.workflows.statistics;

import java.util.function.DoubleUnaryOperator;

/** Finds where a rising function reaches 0, by halving. */
final class Bisection {
  /** Halvings until an interval of ordinary figures is down to rounding. */
  private static final int STEPS = 100;

  private Bisection() {}

  /**
   * The place in [low, high] where a function that never falls goes from below 0 to 0 or above; an
   * end when it does so outside.
   */
  static double root(DoubleUnaryOperator rising, double low, double high) {
    double left = low;
    double right = high;
    for (int step = 0; step < STEPS; step++) {
      double middle = left + (right - left) / 2;
      if (middle <= left || middle >= right) {
        break;
      }
      if (rising.applyAsDouble(middle) < 0) {
        left = middle;
      } else {
        right = middle;
      }
    }
    return left + (right - left) / 2;
  }
}
