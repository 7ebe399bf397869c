package dev.hansei.workflows.promotions;

/** Where a rehearsal stands. */
public enum RehearsalState {
  /** The inputs are frozen, and the candidate answers them. */
  RUNNING,
  /** The live version had no input in the last day that could be used; nothing was asked. */
  NO_INPUTS,
  /** The answers were compared. */
  COMPARED,
  /** It could not be done; the report says why. */
  FAILED
}
