package dev.hansei.workflows;

/**
 * The types of {@code ApplicationFailure} that activities throw, and whether a retry can mend them.
 *
 * <p>A failure's message carries ids and codes only, never a provider's body or any model text.
 */
public enum FailureCode {
  /** The thing named in the input is not in the registry. */
  NOT_FOUND(false),
  /** The input breaks a rule that no retry will change. */
  INVALID(false),
  /** Another version is being rolled out at the stage; so it is until that ends. */
  ROLLOUT_RUNNING(false),
  /** Another writer was first; the caller must read again. */
  CONFLICT(false),
  /** Sum of outcomes and plan differ: a defect of ours, never to be papered over. */
  SUM_MISMATCH(false),
  /** A payload over {@link PayloadLimits#BYTES_MAX}. */
  PAYLOAD_TOO_LARGE(false),
  /** An activity broke a rule of its own: ours to mend, and the same again on every retry. */
  DEFECT(false),
  /** Registry or object store did not answer. */
  STORE_UNAVAILABLE(true),
  /** The worker goes away with the activity in hand; another takes it over. */
  WORKER_STOPPING(true);

  private final boolean retryable;

  FailureCode(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether Temporal should try the activity again. */
  public boolean isRetryable() {
    return retryable;
  }
}
