package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampledVariance;

/**
 * How much more people would pass of the candidate's answers than of the baseline's, on the cases
 * that a judge gave a verdict on in both runs.
 *
 * @param baseline the corrected pass rate of the baseline on those cases
 * @param candidate of the candidate
 * @param value candidate less baseline, with its interval [lower, upper]
 * @param naive what the judge alone says of the difference
 * @param baselineLabels answers of the baseline that people labelled, on those cases
 * @param candidateLabels of the candidate
 * @param cases how many
 * @param variance for the number of labels still needed; its units are those of the run with fewer
 * @param unlabelled answers on those cases that may still be labelled, on the run with fewer
 */
public record CorrectedChange(
    double baseline,
    double candidate,
    double value,
    double lower,
    double upper,
    double naive,
    int baselineLabels,
    int candidateLabels,
    int cases,
    SampledVariance variance,
    int unlabelled) {
  public CorrectedChange {
    if (!(lower >= -1 && lower <= value && value <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "a difference lies in its interval: %s [%s, %s]".formatted(value, lower, upper));
    }
    if (baselineLabels < 1 || candidateLabels < 1 || cases < 1 || unlabelled < 0) {
      throw new IllegalArgumentException("a difference is of labelled answers");
    }
    if (!Double.isFinite(baseline + candidate + naive)) {
      throw new IllegalArgumentException("a difference is of finite shares");
    }
  }

  Estimate estimate(double confidence) {
    return new Estimate(value, lower, upper, confidence, variance.units());
  }
}
