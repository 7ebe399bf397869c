package dev.hansei.workflows.suites;

/** Why an answer could not be scored. Never the answer's fault. */
public enum UnscoredReason {
  /** The judge's model gave no answer, or too few members of a jury gave a verdict. */
  JUDGE_FAILED,
  /** The judge answered something that is no verdict, asked once more too. */
  JUDGE_UNREADABLE,
  /**
   * The case has nothing that the metric or the judge could go by: reference, context, feedback.
   */
  NO_REFERENCE,
  /** A metric failed of itself, or what it should compare with cannot be read. */
  METRIC_FAILED,
  /** The answer, or what it is compared with, is longer than the metric compares. */
  TEXT_TOO_LONG,
  /** The suite asks what the answer cost, and the price list has no price of its model. */
  PRICE_UNKNOWN,
  /** The suite asks for the chances of the answer's tokens, and the provider tells none. */
  NO_LOGPROBS,
  /** Neither the suite nor the case asks anything of the answer. */
  NOTHING_ASKED
}
