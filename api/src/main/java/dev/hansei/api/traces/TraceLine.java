package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;

/**
 * A trace in a list.
 *
 * @param thumbs "up", "down" or empty: the last thumb anybody gave
 * @param version which prompt version answered, in the sender's words; may be empty
 * @param costUsdMicros by the sender's word; 0 where nobody said
 * @param session the sender's id of the conversation; may be empty
 * @param at when it started, or arrived where no span has come yet
 */
public record TraceLine(
    TraceId id,
    String question,
    String answer,
    String model,
    Span.Status status,
    String thumbs,
    int feedback,
    long durationMillis,
    long tokens,
    String version,
    long costUsdMicros,
    String session,
    Instant at) {}
