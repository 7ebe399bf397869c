package dev.hansei.api.traces;

import java.util.List;
import java.util.Map;

/**
 * A span as it came over OTLP, before anybody judged it: ids are unchecked text, times are unsigned
 * nanoseconds since 1970, attribute values are texts, numbers, booleans, lists and maps.
 */
record OtlpSpan(
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    long startNanos,
    long endNanos,
    int statusCode,
    String statusMessage,
    Map<String, Object> attributes,
    List<Event> events,
    Map<String, Object> resource,
    String scope) {

  /** Something that happened within the span; older conventions put messages there. */
  record Event(String name, Map<String, Object> attributes) {}
}
