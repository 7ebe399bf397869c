package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;

/**
 * A trace in a list.
 *
 * @param thumbs "up", "down" or empty: the last thumb anybody gave
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
    Instant at) {}
