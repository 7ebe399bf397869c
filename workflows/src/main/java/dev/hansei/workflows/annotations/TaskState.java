package dev.hansei.workflows.annotations;

/** Where a task stands. A closed queue has tasks of the last three states only. */
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
  UNLABELLED
}
