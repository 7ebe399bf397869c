package dev.hansei.infra.demo.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One question and its answer as OpenTelemetry spans, by the GenAI conventions: a root span for the
 * request, the retrieval with its documents, and the chat with what was said.
 *
 * @param traceId 32 hex digits
 * @param retrieved when retrieval ended and answering began
 * @param passages best first
 * @param user who asked, the key that the prompt was fetched with; empty where nobody is named
 */
public record AskSpans(
    String traceId,
    Instant began,
    Instant retrieved,
    Instant ended,
    PromptInUse prompt,
    String model,
    String question,
    String answer,
    List<Passage> passages,
    String user) {
  private static final int INTERNAL = 1;
  private static final int SERVER = 2;
  private static final int STATUS_OK = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  public AskSpans {
    passages = List.copyOf(passages);
  }

  /** A passage that was retrieved. */
  public record Passage(String id, String content, double score) {}

  /** The spans in OTLP's JSON form. */
  List<Map<String, Object>> otlp() {
    List<Map<String, Object>> spans = new ArrayList<>();
    spans.add(span(new Part("ask the docs", 1, SERVER, began, ended), List.of()));
    spans.add(
        span(
            new Part("retrieval docs", 2, INTERNAL, began, retrieved),
            List.of(
                text("gen_ai.operation.name", "retrieval"),
                text("gen_ai.retrieval.query.text", question),
                text("gen_ai.retrieval.documents", json(passages)))));
    spans.add(span(new Part("chat " + model, 3, INTERNAL, retrieved, ended), chat()));
    return spans;
  }

  /** With the version and the side of a canary, so that what users say counts for it. */
  private List<Map<String, Object>> chat() {
    List<Map<String, Object>> attributes = new ArrayList<>();
    attributes.add(text("gen_ai.operation.name", "chat"));
    attributes.add(text("gen_ai.provider.name", "hansei.builtin"));
    attributes.add(text("gen_ai.request.model", model));
    prompt.trace().forEach((name, value) -> attributes.add(text(name, value)));
    if (!user.isEmpty()) {
      attributes.add(text("user.id", user));
    }
    attributes.add(text("gen_ai.input.messages", json(List.of(message("user", question)))));
    attributes.add(text("gen_ai.output.messages", json(List.of(message("assistant", answer)))));
    return attributes;
  }

  /** A span but for its attributes; number 1 is the root. */
  private record Part(String name, int number, int kind, Instant from, Instant to) {}

  private Map<String, Object> span(Part part, List<Map<String, Object>> attributes) {
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("traceId", traceId);
    span.put("spanId", spanId(part.number));
    if (part.number > 1) {
      span.put("parentSpanId", spanId(1));
    }
    span.put("name", part.name);
    span.put("kind", part.kind);
    span.put("startTimeUnixNano", nanos(part.from));
    span.put("endTimeUnixNano", nanos(part.to));
    span.put("attributes", attributes);
    span.put("status", Map.of("code", STATUS_OK));
    return span;
  }

  /** Unique within the trace, and never all zero: the trace's own digits with a number added. */
  private String spanId(int number) {
    return traceId.substring(0, 15) + number;
  }

  private static Map<String, Object> message(String role, String content) {
    return Map.of("role", role, "parts", List.of(Map.of("type", "text", "content", content)));
  }

  private static Map<String, Object> text(String key, String value) {
    return Map.of("key", key, "value", Map.of("stringValue", value));
  }

  private static String nanos(Instant at) {
    return Long.toString(at.getEpochSecond() * NANOS_PER_SECOND + at.getNano());
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records and maps of text are JSON", e);
    }
  }
}
