package dev.hansei.workflows.calibrations;

/** Where a discovery stands. */
public enum DiscoveryState {
  RUNNING,
  /** Its proposals wait for people, or were decided on. */
  READY,
  /** Somebody cancelled it; what it proposed until then is not offered. */
  CANCELLED,
  /** It could not go on; the code says why. */
  FAILED;

  /** Whether nothing more will happen by itself. */
  public boolean isTerminal() {
    return this != RUNNING;
  }
}
