package dev.hansei.workflows.promotions;

import dev.hansei.workflows.prompts.StagePointer;

/**
 * One step of a rollout: so many callers get the candidate, until so many outcomes are known.
 *
 * @param share of {@link StagePointer.Share#WHOLE} callers, from 1; all is no step but the end
 * @param planned outcomes of the candidate after which the step has done its work; a step ends by
 *     them and never by time
 * @param baselinePer how many outcomes of what is live are set beside each of the candidate's, 1 to
 *     {@link #BASELINE_PER_MAX}
 */
public record CanaryStep(int share, int planned, int baselinePer) {
  /** More than that hardly narrows the difference any further: its variance falls as 1 + 1/k. */
  public static final int BASELINE_PER_MAX = 16;

  /** A step that needs more is an experiment, not a canary. */
  public static final int PLANNED_MAX = 1_000_000;

  public CanaryStep {
    if (share < 1 || share >= StagePointer.Share.WHOLE) {
      throw new IllegalArgumentException("a step's share is 1 to 9,999 of 10,000: " + share);
    }
    if (planned < 1 || planned > PLANNED_MAX) {
      throw new IllegalArgumentException("a step plans 1 to 1,000,000 outcomes: " + planned);
    }
    if (baselinePer < 1 || baselinePer > BASELINE_PER_MAX) {
      throw new IllegalArgumentException(
          "1 to 16 outcomes of the baseline stand beside one: " + baselinePer);
    }
  }
}
