package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.failures.ReturnPolicy;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A failure that no pattern counts yet, with what the index knows of its trace. */
@MappedEntity("failures_failure")
record UncountedRow(
    @Id @Binary16 UUID failureId,
    @HexBinary String traceId,
    String severity,
    String question,
    String answer,
    String promptName,
    String promptVersion,
    Instant startedAt) {
  /** What was asked; where the trace does not show it, what was answered. */
  String text() {
    return question.isBlank() ? answer : question;
  }

  LocalDate day() {
    return LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
  }

  ReturnPolicy.Seen seen() {
    return new ReturnPolicy.Seen(
        new TraceId(traceId),
        startedAt,
        promptName.isEmpty()
            ? Optional.empty()
            : Optional.of(new Span.PromptUse(promptName, promptVersion)));
  }
}
