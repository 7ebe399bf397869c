package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import java.util.Objects;

/** A failure with its whole texts, and where it stands. */
public record FailureDetail(
    Failure failure, FailureState state, boolean hasCase, CollectionId foundBy) {
  public FailureDetail {
    Objects.requireNonNull(failure, "failure is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(foundBy, "foundBy is null");
  }
}
