package dev.hansei.workflows.annotations;

/** What happens when the deadline passes and labels are missing. */
public enum Fallback {
  /** The queue stays open, and says that it is overdue. */
  HOLD,
  /** It closes with what there is, and says how much that covers. */
  CLOSE
}
