package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a trace says of who was answered by which prompt.
 *
 * @param startedAt by the sender's clock; absent before its first span
 * @param promptName empty where no span has said so yet
 * @param promptVersion in the sender's words
 * @param assignment {@code live}, {@code candidate} or {@code none}; empty where not said
 * @param userHash keyed hash of the user; empty where not said
 * @param sessionId empty where not said
 * @param rooted whether its root span is there, which knows user and session
 */
public record LiveTrace(
    TraceId id,
    Optional<Instant> startedAt,
    String promptName,
    String promptVersion,
    String assignment,
    String userHash,
    String sessionId,
    boolean rooted) {
  static LiveTrace of(TraceRow row) {
    return new LiveTrace(
        new TraceId(row.traceId()),
        Optional.ofNullable(row.startedAt()),
        row.promptName(),
        row.promptVersion(),
        row.assignment(),
        row.userHash(),
        row.sessionId(),
        row.rooted());
  }
}
