package dev.hansei.workflows.tunings;

/** Where a tuning stands. */
public enum TuningState {
  RUNNING,
  /** It helped on held-out questions: there is an adapter, and a candidate that names it. */
  COMPLETED,
  /** It ran to its end and did not help; there is no adapter and no candidate. */
  NO_GAIN,
  /** Somebody cancelled it; nothing was made. */
  CANCELLED,
  /** It could not go on; the reason says why. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this != RUNNING;
  }
}
