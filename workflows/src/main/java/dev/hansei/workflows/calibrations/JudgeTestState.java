package dev.hansei.workflows.calibrations;

/** Where a test of a judge stands. */
public enum JudgeTestState {
  RUNNING,
  /** It has a result, whatever that says. */
  COMPLETED,
  /** Somebody cancelled it. */
  CANCELLED,
  /** It could not go on; the code says why. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this != RUNNING;
  }
}
