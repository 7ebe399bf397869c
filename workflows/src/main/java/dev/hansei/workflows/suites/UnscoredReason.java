package dev.hansei.workflows.suites;

/** Why an answer could not be scored. Never the answer's fault. */
public enum UnscoredReason {
  /** The judge's model gave no answer. */
  JUDGE_FAILED,
  /** The judge answered something that is no verdict. */
  JUDGE_UNREADABLE,
  /** The case has nothing that the metric could compare with. */
  NO_REFERENCE,
  /** A metric failed of itself, or what it should compare with cannot be read. */
  METRIC_FAILED,
  /** Neither the suite nor the case asks anything of the answer. */
  NOTHING_ASKED
}
