package dev.hansei.api.failures;

import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.FailureState;
import dev.hansei.infra.registry.failures.FailureView;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A failure, as the API shows it.
 *
 * @param question what the user asked; cut off in lists
 * @param answer only when shown alone
 * @param correction only when shown alone; empty where nobody gave one
 * @param hasCase whether a case was made of it that was not rejected
 */
public record FailureResource(
    UUID id,
    String traceId,
    FailureState state,
    List<FailureReason> reasons,
    Severity severity,
    String question,
    Optional<String> answer,
    Optional<String> correction,
    boolean hasCase,
    Instant foundAt) {
  static FailureResource from(FailureView view) {
    return new FailureResource(
        view.id().value(),
        view.traceId().hex(),
        view.state(),
        view.reasons(),
        view.severity(),
        view.question(),
        Optional.empty(),
        Optional.empty(),
        view.hasCase(),
        view.foundAt());
  }

  static FailureResource from(FailureDetail detail) {
    var failure = detail.failure();
    return new FailureResource(
        failure.id().value(),
        failure.traceId().hex(),
        detail.state(),
        failure.reasons(),
        failure.severity(),
        failure.question(),
        Optional.of(failure.answer()),
        Optional.of(failure.correction()),
        detail.hasCase(),
        failure.foundAt());
  }
}
