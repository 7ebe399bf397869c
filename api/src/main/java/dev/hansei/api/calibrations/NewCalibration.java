package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.cases.Split;
import org.jspecify.annotations.Nullable;

/**
 * A calibration to be started: of a judge that is there, or of one that is learnt first.
 *
 * @param judge the judge version to measure
 * @param learn the criterion to learn a judge for, from the labels of role align; instead of {@code
 *     judge}
 * @param split the role of the labels to measure on: gate when absent, never align
 */
public record NewCalibration(
    @Nullable String judge, @Nullable String learn, @Nullable Split split) {
  public NewCalibration {
    if ((judge == null) == (learn == null)) {
      throw new InvalidFieldException(
          "judge",
          "Name either the judge to measure or, as 'learn', a criterion to learn one for.");
    }
    if (judge != null) {
      Rules.id("judge", judge);
    }
    if (split != null && !CertificatePolicy.certifies(split)) {
      throw new InvalidFieldException(
          "split",
          "Labels of role align are what judges learn from; measure on gate, canary, tune or"
              + " generate.");
    }
  }

  Split splitOrGate() {
    return split == null ? Split.GATE : split;
  }
}
