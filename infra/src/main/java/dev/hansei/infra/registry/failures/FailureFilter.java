package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.FailureReason;
import java.util.Objects;
import java.util.Optional;

/** Which failures a list shows; what is empty does not filter. */
public record FailureFilter(Optional<FailureState> state, Optional<FailureReason> reason) {
  /** Every failure. */
  public static final FailureFilter ALL = new FailureFilter(Optional.empty(), Optional.empty());

  public FailureFilter {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
