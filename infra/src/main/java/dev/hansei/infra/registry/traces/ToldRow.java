package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code traces_feedback} beside what its trace says of the prompt. */
@MappedEntity("traces_feedback")
record ToldRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID feedbackId,
    @HexBinary String traceId,
    String opinion,
    Instant receivedAt,
    boolean byMonitor,
    @Nullable Instant startedAt,
    String promptName,
    String promptVersion,
    String assignment,
    String userHash,
    String sessionId,
    boolean rooted) {
  LiveTrace trace() {
    return new LiveTrace(
        new TraceId(traceId),
        Optional.ofNullable(startedAt),
        promptName,
        promptVersion,
        assignment,
        userHash,
        sessionId,
        rooted);
  }
}
