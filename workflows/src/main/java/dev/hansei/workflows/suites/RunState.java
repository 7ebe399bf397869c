package dev.hansei.workflows.suites;

/** Where a run stands. */
public enum RunState {
  RUNNING,
  /** Every item has an outcome and the sum equals the plan. */
  COMPLETED,
  /** Somebody cancelled it; the items that were not reached say so. */
  CANCELLED,
  /** It could not be planned or closed; the reason stands in the audit log. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this != RUNNING;
  }
}
