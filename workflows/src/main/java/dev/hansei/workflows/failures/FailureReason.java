package dev.hansei.workflows.failures;

/** Why a trace counts as a failure. A trace may have several reasons. */
public enum FailureReason {
  /** A thumb down, or stars at or below the detector's limit. */
  NEGATIVE_FEEDBACK,
  /** Somebody wrote what the answer should have been. */
  CORRECTED_OUTPUT,
  /** A span ended in error. */
  ERROR_STATUS,
  /** The answer refuses or evades. */
  REFUSAL,
  /** An evaluator outside scored it below the detector's limit. */
  LOW_OUTSIDE_SCORE
}
