package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * What a list shows of a trace.
 *
 * @param question excerpt of what the user asked, at most 300 characters; may be empty
 * @param answer excerpt of what the user got, at most 300 characters; may be empty
 * @param model of the latest span that names one, in the sender's words; may be empty
 * @param prompt which version answered, where the sender says so
 * @param spans how many have arrived
 * @param thumbs the latest one; absent where nobody gave any
 * @param feedback how many pieces of any kind
 * @param session the sender's id of the conversation; empty where not said
 * @param userHash keyed hash of the sender's id of the user; empty where not said
 * @param costUsdMicros millionths of a dollar, as the sender told it; 0 where not said
 */
@Schema(name = "Trace")
public record TraceResource(
    TraceId traceId,
    Instant startedAt,
    Instant endedAt,
    Span.Status status,
    String question,
    String answer,
    String model,
    Optional<Span.PromptUse> prompt,
    int spans,
    long inputTokens,
    long outputTokens,
    Optional<TraceSummary.Thumbs> thumbs,
    int feedback,
    String session,
    String userHash,
    long costUsdMicros,
    Instant receivedAt) {
  static TraceResource from(TraceSummary trace) {
    return new TraceResource(
        trace.id(),
        trace.startedAt(),
        trace.endedAt(),
        trace.status(),
        trace.question(),
        trace.answer(),
        trace.model(),
        trace.prompt(),
        trace.spans(),
        trace.inputTokens(),
        trace.outputTokens(),
        trace.thumbs(),
        trace.feedback(),
        trace.talk().session(),
        trace.talk().userHash(),
        trace.talk().costUsdMicros(),
        trace.receivedAt());
  }
}
