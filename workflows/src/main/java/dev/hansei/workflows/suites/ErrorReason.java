package dev.hansei.workflows.suites;

import dev.hansei.workflows.models.CallFailure;

/** Why there is no answer to score: the call failed, or the prompt could not be filled in. */
public enum ErrorReason {
  RATE_LIMITED,
  UNAVAILABLE,
  TIMEOUT,
  REJECTED,
  UNAUTHORIZED,
  MALFORMED,
  EMPTY,
  TRUNCATED,
  FILTERED,
  NO_RECORDING,
  UNKNOWN_MODEL,
  ADDRESS_REFUSED,
  /** The prompt needs a variable that the case has not, or renders to too much text. */
  UNRENDERABLE,
  /** The run's strategy had answers, and nothing spoke for any of them. */
  NO_CHOICE,
  /** A variable of the prompt has a schema, and what the case has for it does not fit. */
  INVALID_VARIABLES;

  /** The reason that stands for a failed model call. */
  public static ErrorReason of(CallFailure failure) {
    return switch (failure) {
      case RATE_LIMITED -> RATE_LIMITED;
      case UNAVAILABLE -> UNAVAILABLE;
      case TIMEOUT -> TIMEOUT;
      case REJECTED -> REJECTED;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case MALFORMED -> MALFORMED;
      case EMPTY -> EMPTY;
      case TRUNCATED -> TRUNCATED;
      case FILTERED -> FILTERED;
      case NO_RECORDING -> NO_RECORDING;
      case UNKNOWN_MODEL -> UNKNOWN_MODEL;
      case ADDRESS_REFUSED -> ADDRESS_REFUSED;
    };
  }
}
