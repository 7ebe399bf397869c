package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code traces_trace}. */
@MappedEntity("traces_trace")
record TraceRow(
    @Id @Binary16 UUID projectId,
    @HexBinary String traceId,
    long revision,
    int spanCount,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    String status,
    String question,
    @Nullable Instant questionAt,
    String answer,
    @Nullable Instant answerAt,
    String model,
    @Nullable Instant modelAt,
    String promptName,
    String promptVersion,
    @Nullable Instant promptAt,
    long inputTokens,
    long outputTokens,
    String thumbs,
    @Nullable Instant thumbsAt,
    int feedbackCount,
    String sessionId,
    @Nullable Instant sessionAt,
    String userHash,
    @Nullable Instant userAt,
    long costUsdMicros,
    Instant receivedAt,
    String assignment,
    @Nullable Instant assignmentAt,
    boolean rooted) {

  /** A trace of which nothing is known yet but that something of it arrives. */
  static TraceRow blank(UUID project, TraceId trace, Instant now) {
    return new TraceFold(project, trace, now).row();
  }

  /** For lists. Only of a row that has spans. */
  TraceSummary summary() {
    var start = Objects.requireNonNull(startedAt, "a trace with spans has a start");
    var end = Objects.requireNonNull(endedAt, "a trace with spans has an end");
    return new TraceSummary(
        new TraceId(traceId),
        start,
        end,
        Span.Status.valueOf(status),
        question,
        answer,
        model,
        promptName.isEmpty()
            ? Optional.empty()
            : Optional.of(new Span.PromptUse(promptName, promptVersion)),
        spanCount,
        inputTokens,
        outputTokens,
        thumbs.isEmpty() ? Optional.empty() : Optional.of(Thumbs.valueOf(thumbs)),
        feedbackCount,
        new TraceSummary.Talk(sessionId, userHash, costUsdMicros),
        receivedAt);
  }
}
