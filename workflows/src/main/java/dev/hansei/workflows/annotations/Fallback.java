package dev.hansei.workflows.annotations;

/** What happens when the deadline passes and labels are missing. */
public enum Fallback {
  /** The queue stays open, and says that it is overdue. */
  HOLD,
  /** It closes with what there is, and says how much that covers. */
  CLOSE,
  /** It closes as well, and says in figures how much wider every interval is for it. */
  WIDEN;

  /** Whether the queue closes at its deadline. */
  public boolean closes() {
    return this != HOLD;
  }
}
