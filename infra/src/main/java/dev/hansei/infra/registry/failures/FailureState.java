package dev.hansei.infra.registry.failures;

/** What people made of a failure. */
public enum FailureState {
  /** To be looked at, or made into a case. */
  OPEN,
  /** Somebody said that it is none, or not worth a case. It may be opened again. */
  DISMISSED
}
