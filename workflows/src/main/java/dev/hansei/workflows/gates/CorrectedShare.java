package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampledVariance;

/**
 * How much of a run people would pass, from few labels of theirs and a judge's verdict on all. No
 * certificate is needed for it: people's labels say how far the judge is off.
 *
 * @param value the corrected pass rate, with its interval [lower, upper]
 * @param naive the share that the judge passes
 * @param labels answers that people labelled, of those with a verdict
 * @param verdicts answers that the judge gave a verdict on
 * @param variance for the number of labels still needed; its units are independent labelled cases
 */
public record CorrectedShare(
    double value,
    double lower,
    double upper,
    double naive,
    int labels,
    int verdicts,
    SampledVariance variance) {
  public CorrectedShare {
    if (!(lower >= 0 && lower <= value && value <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "a share lies in its interval: %s [%s, %s]".formatted(value, lower, upper));
    }
    if (!(naive >= 0 && naive <= 1) || labels < 1 || verdicts < labels) {
      throw new IllegalArgumentException("labels are of answers with a verdict");
    }
  }

  Estimate estimate(double confidence) {
    return new Estimate(value, lower, upper, confidence, variance.units());
  }
}
