package dev.hansei.api.traces;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A log record as it came over OTLP, before anybody judged it. Times are unsigned nanoseconds since
 * 1970; the body is a text, number, boolean, list or map, and empty text where there is none.
 */
record OtlpLog(
    String traceId,
    String spanId,
    String eventName,
    long timeNanos,
    Object body,
    Map<String, Object> attributes,
    Map<String, Object> resource,
    String scope) {
  private static final String NAME = "event.name";

  /** Its name: the field, or the attribute of before there was a field. */
  String name() {
    return eventName.isEmpty() ? String.valueOf(attributes.getOrDefault(NAME, "")) : eventName;
  }

  /** Attributes and the fields of the body as those of one event. */
  OtlpSpan.Event event() {
    var told = new LinkedHashMap<>(attributes);
    told.remove(NAME);
    if (body instanceof Map<?, ?> map) {
      map.forEach((key, value) -> told.putIfAbsent(key.toString(), value));
    } else if (!body.equals("")) {
      told.putIfAbsent("content", body);
    }
    return new OtlpSpan.Event(name(), told);
  }
}
