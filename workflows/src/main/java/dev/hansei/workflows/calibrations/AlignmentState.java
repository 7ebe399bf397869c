package dev.hansei.workflows.calibrations;

/** Where an alignment stands. */
public enum AlignmentState {
  RUNNING,
  /** There is a new judge version, which is not worse on labels that it never saw. */
  COMPLETED,
  /** Nothing better was found, or not shown to be no worse; the judge stays as it is. */
  NO_GAIN,
  /** Somebody cancelled it; nothing was made. */
  CANCELLED,
  /** It could not go on; the code says why. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this != RUNNING;
  }
}
