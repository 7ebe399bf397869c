package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans with what a sender put on them, and what the doors make of them. */
final class MappedSpans {
  static final long START = 1_795_000_000_000_000_000L;

  private MappedSpans() {}

  /** The attributes without one, as a text. */
  static String without(Span span, String name) {
    var rest = new LinkedHashMap<>(span.attributes());
    rest.remove(name);
    return rest.toString();
  }

  static SpanMapping mapping() {
    return new SpanMapping(user -> "hash of " + user);
  }

  static Span map(Map<String, Object> attributes) {
    return mapping().map(span(attributes, List.of())).span();
  }

  static OtlpSpan span(Map<String, Object> attributes, List<OtlpSpan.Event> events) {
    return new OtlpSpan(
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "00f067aa0ba902b7",
        "",
        "chat",
        START,
        START + 1_500_000_000L,
        0,
        "",
        attributes,
        events,
        Map.of(),
        "");
  }
}
