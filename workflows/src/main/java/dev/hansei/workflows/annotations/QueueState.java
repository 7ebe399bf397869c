package dev.hansei.workflows.annotations;

/** Where a queue stands. */
public enum QueueState {
  /** Its tasks are being written; nobody can claim one yet. */
  PREPARING,
  /** Tasks can be claimed. */
  OPEN,
  /** As open, but its deadline has passed. */
  OVERDUE,
  /** It takes nothing more; what is left is being settled. */
  CLOSING,
  /** Nothing more is taken: all is done, a lead closed it, or its deadline did. */
  CLOSED,
  /** Its workflow was cancelled; the labels that there are stay. */
  CANCELLED,
  /** It could not be prepared. */
  FAILED;

  /** Whether tasks can be claimed and labels submitted. */
  public boolean takesLabels() {
    return this == OPEN || this == OVERDUE;
  }

  /** Whether nothing changes any more. */
  public boolean isTerminal() {
    return this == CLOSED || this == CANCELLED || this == FAILED;
  }
}
