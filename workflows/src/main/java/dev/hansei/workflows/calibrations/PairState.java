package dev.hansei.workflows.calibrations;

/** What a person said of a minimal pair. */
public enum PairState {
  /** Nobody has looked at it. */
  PROPOSED,
  /** The edit breaks the criterion, and nothing else. */
  CONFIRMED,
  /** It does not, or breaks more. */
  REJECTED
}
