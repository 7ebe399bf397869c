package dev.hansei.workflows;

/** How a workflow that writes totals at its end came to it. */
public enum Ending {
  /** It did all that was asked. */
  COMPLETED,
  /** Somebody cancelled it; what was done until then is kept. */
  CANCELLED,
  /** Something could not be done and no retry would change that; what was done is kept. */
  FAILED
}
