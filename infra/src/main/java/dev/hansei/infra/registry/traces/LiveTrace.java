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
 * @param userHash keyed hash of the user; empty where not said
 * @param sessionId empty where not said
 */
public record LiveTrace(
    TraceId id,
    Optional<Instant> startedAt,
    String promptName,
    String promptVersion,
    String userHash,
    String sessionId) {
  static LiveTrace of(TraceRow row) {
    return new LiveTrace(
        new TraceId(row.traceId()),
        Optional.ofNullable(row.startedAt()),
        row.promptName(),
        row.promptVersion(),
        row.userHash(),
        row.sessionId());
  }
}
