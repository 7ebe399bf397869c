package dev.hansei.workflows.suites;

/** Where a run stands. */
public enum RunState {
  RUNNING,
  /** What is left of its budget is too little for a further item; somebody must top it up. */
  OUT_OF_BUDGET,
  /** Every item has an outcome and the sum equals the plan. */
  COMPLETED,
  /** Somebody cancelled it; the items that were not reached say so. */
  CANCELLED,
  /** It could not be planned or closed; the reason stands in the audit log. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this != RUNNING && this != OUT_OF_BUDGET;
  }
}
