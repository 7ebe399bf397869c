package dev.hansei.workflows.calibrations;

/** Where a calibration stands. */
public enum CalibrationState {
  RUNNING,
  /** It has a certificate, whatever that says. */
  COMPLETED,
  /** Somebody cancelled it; there is no certificate. */
  CANCELLED,
  /** It could not go on; the code says why. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this != RUNNING;
  }
}
