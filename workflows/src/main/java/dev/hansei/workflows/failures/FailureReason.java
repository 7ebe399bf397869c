package dev.hansei.workflows.failures;

/** Why a trace counts as a failure. A trace may have several reasons. */
public enum FailureReason {
  /** A thumb down, or stars or a survey's answer at or below the detector's limit. */
  NEGATIVE_FEEDBACK,
  /** Somebody wrote what the answer should have been. */
  CORRECTED_OUTPUT,
  /** A span ended in error. */
  ERROR_STATUS,
  /** The answer refuses or evades, or there is none. */
  REFUSAL,
  /** An evaluator outside scored it below the detector's limit. */
  LOW_OUTSIDE_SCORE,
  /** The answer is not JSON, or breaks the output schema of its prompt version. */
  FORMAT_VIOLATION,
  /** A guardrail stopped or changed the answer. */
  GUARDRAIL_HIT,
  /** It took far longer than is usual for its model and prompt version. */
  LATENCY_OUTLIER,
  /** It cost far more than is usual. */
  COST_OUTLIER,
  /** The answer is far longer than is usual, or than the detector's limit. */
  VERBOSITY,
  /** The question is unlike what is usually asked. */
  SEMANTIC_OUTLIER,
  /** Another model did no better on the same question. */
  OTHER_MODEL_LOW
}
