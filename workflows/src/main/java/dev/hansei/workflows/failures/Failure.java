package dev.hansei.workflows.failures;

import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A trace that went wrong, and why.
 *
 * @param question what the user asked, from the trace
 * @param answer what they got; may be empty
 * @param correction what somebody said it should have been; may be empty
 */
public record Failure(
    FailureId id,
    TraceId traceId,
    List<FailureReason> reasons,
    Severity severity,
    String question,
    String answer,
    String correction,
    Instant foundAt) {
  public Failure {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(traceId, "traceId is null");
    reasons = reasons.stream().distinct().sorted().toList();
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a failure has a reason");
    }
    Objects.requireNonNull(severity, "severity is null");
    Objects.requireNonNull(question, "question is null");
    Objects.requireNonNull(answer, "answer is null");
    Objects.requireNonNull(correction, "correction is null");
    Objects.requireNonNull(foundAt, "foundAt is null");
  }
}
