package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a list shows of a failure.
 *
 * @param question excerpt of what the user asked, at most 300 characters; may be empty
 * @param hasCase whether a case was made of it that was not rejected
 */
public record FailureView(
    FailureId id,
    TraceId traceId,
    FailureState state,
    List<FailureReason> reasons,
    Severity severity,
    String question,
    boolean hasCase,
    Instant foundAt) {
  public FailureView {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(traceId, "traceId is null");
    Objects.requireNonNull(state, "state is null");
    reasons = reasons.stream().sorted().toList();
    Objects.requireNonNull(severity, "severity is null");
    Objects.requireNonNull(question, "question is null");
    Objects.requireNonNull(foundAt, "foundAt is null");
  }
}
