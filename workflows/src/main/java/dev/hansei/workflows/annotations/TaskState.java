package dev.hansei.workflows.annotations;

/** Where a task stands. A closed queue has no open or disputed task. */
public enum TaskState {
  /** It wants reviews. */
  OPEN,
  /** Its reviewers disagree and somebody else is to settle it. */
  DISPUTED,
  /** It has a label that counts. */
  LABELLED,
  /** As many people as should have reviewed it said that it cannot be judged. */
  SKIPPED,
  /** The queue closed before it had a label that counts. */
  UNLABELLED,
  /** Its right answer is known: it is given to everybody once and is no task of the plan. */
  GOLD
}
