package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.CriterionId;
import java.util.List;
import java.util.Objects;

/**
 * What a test of a judge came to.
 *
 * @param unscored pairs on which the judge gave no verdict, or whose texts are gone
 * @param others criteria with answers labelled on both, the most alike first
 */
public record JudgeTestResult(Sensitivity sensitivity, int unscored, List<Other> others) {
  public JudgeTestResult {
    Objects.requireNonNull(sensitivity, "sensitivity is null");
    if (unscored < 0) {
      throw new IllegalArgumentException("a count is 0 or more");
    }
    others = List.copyOf(others);
  }

  /** How far another criterion says the same. */
  public record Other(CriterionId criterionId, Redundancy redundancy) {
    public Other {
      Objects.requireNonNull(criterionId, "criterionId is null");
      Objects.requireNonNull(redundancy, "redundancy is null");
    }
  }
}
