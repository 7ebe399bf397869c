package dev.hansei.workflows.suites;

/** Why an answer could not be scored. Never the answer's fault. */
public enum UnscoredReason {
  /** The judge's model gave no answer, or too few members of a jury gave a verdict. */
  JUDGE_FAILED,
  /** The judge answered something that is no verdict, asked once more too. */
  JUDGE_UNREADABLE,
  /** The case has nothing that the metric or the judge could go by: reference, context, feedback. */
  NO_REFERENCE,
  /** A metric failed of itself. */
  METRIC_FAILED
}
