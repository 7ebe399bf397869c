package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A trace in full.
 *
 * @param spans by their start, as they came, whatever convention they came in
 * @param feedback what people and evaluators outside said of it, in the order of time
 */
@Schema(name = "TraceDetail")
public record TraceDetailResource(
    TraceId traceId, List<Span> spans, List<Feedback> feedback, Instant receivedAt) {
  public TraceDetailResource {
    spans = List.copyOf(spans);
    feedback = List.copyOf(feedback);
  }

  static TraceDetailResource from(Trace trace) {
    return new TraceDetailResource(trace.id(), trace.spans(), trace.feedback(), trace.receivedAt());
  }
}
