package dev.hansei.workflows.calibrations;

import java.util.Locale;

/**
 * How labels were counted that were drawn with unequal chances: each by the inverse of its chance,
 * those of one queue together by their number.
 *
 * @param weighted labels with a verdict that came with such a chance
 * @param labels labels with a verdict
 * @param effective as how many labels drawn evenly all are worth
 */
public record Weighting(int weighted, int labels, double effective) {
  public Weighting {
    if (weighted < 1 || weighted > labels || !(effective > 0)) {
      throw new IllegalArgumentException("some of the labels have weights");
    }
  }

  /** What it means, for people. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%,d of %,d labels are of answers that were selected, and count by the inverse of the chance of that; all are worth about %,d drawn evenly.",
        weighted,
        labels,
        (int) effective);
  }
}
