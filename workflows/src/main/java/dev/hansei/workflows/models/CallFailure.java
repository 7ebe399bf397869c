package dev.hansei.workflows.models;

/**
 * Why a model call gave no usable answer. Each is an outcome's error reason, never a failed case.
 */
public enum CallFailure {
  /** 429 until the attempts ran out. */
  RATE_LIMITED,
  /** 5xx, connection refused or reset until the attempts ran out. */
  UNAVAILABLE,
  /** No answer within the call's time limit. */
  TIMEOUT,
  /** 400, 413, 422: the provider will never take this request. */
  REJECTED,
  /** 401 or 403. */
  UNAUTHORIZED,
  /** 200, but not the JSON it should be. */
  MALFORMED,
  /** 200 with no text. */
  EMPTY,
  /** Cut off at the token limit. */
  TRUNCATED,
  /** The provider's filter kept the answer back, or the model refused. */
  FILTERED,
  /** A recorded set has no output for this input. */
  NO_RECORDING,
  /** No provider is set up under that name, or it has no such model (404). */
  UNKNOWN_MODEL,
  /** The address is a private or reserved one that the operator has not allowed. */
  ADDRESS_REFUSED;

  /**
   * Whether the model did answer and its answer is of no use, so that another sample may be;
   * otherwise the call never came to an answer.
   */
  public boolean isOfTheAnswer() {
    return switch (this) {
      case EMPTY, TRUNCATED, FILTERED -> true;
      case RATE_LIMITED,
          UNAVAILABLE,
          TIMEOUT,
          REJECTED,
          UNAUTHORIZED,
          MALFORMED,
          NO_RECORDING,
          UNKNOWN_MODEL,
          ADDRESS_REFUSED ->
          false;
    };
  }
}
