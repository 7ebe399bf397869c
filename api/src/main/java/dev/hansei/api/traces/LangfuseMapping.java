package dev.hansei.api.traces;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.TraceId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Langfuse's own objects as the spans that its exporter of today would send, and its scores as
 * feedback. Ids that are no hex of ours are hashed, so that the same id is the same thing; the
 * sender's ids stay with the span.
 */
final class LangfuseMapping {
  private static final int SPAN_ID_CHARS = 16;
  private static final long NANOS = 1_000_000_000L;
  private static final int ERROR = 2;

  /** What a part of an observation is called as an attribute. */
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("input", "langfuse.observation.input"),
          Map.entry("output", "langfuse.observation.output"),
          Map.entry("model", "langfuse.observation.model.name"),
          Map.entry("modelParameters", "langfuse.observation.model.parameters"),
          Map.entry("metadata", "langfuse.observation.metadata"),
          Map.entry("level", "langfuse.observation.level"),
          Map.entry("completionStartTime", "langfuse.observation.completion_start_time"),
          Map.entry("usageDetails", "langfuse.observation.usage_details"),
          Map.entry("costDetails", "langfuse.observation.cost_details"),
          Map.entry("promptName", "langfuse.observation.prompt.name"),
          Map.entry("promptVersion", "langfuse.observation.prompt.version"),
          Map.entry("environment", "langfuse.environment"),
          Map.entry("userId", "langfuse.user.id"),
          Map.entry("sessionId", "langfuse.session.id"),
          Map.entry("release", "langfuse.release"),
          Map.entry("version", "langfuse.version"),
          Map.entry("tags", "langfuse.trace.tags"),
          Map.entry("public", "langfuse.trace.public"));

  private LangfuseMapping() {}

  /** The trace that Langfuse calls so. */
  static TraceId traceId(String id) {
    return id.matches("[0-9a-f]{32}") && !id.equals("0".repeat(32))
        ? new TraceId(id)
        : TraceId.ofExternal(id);
  }

  /** The span that Langfuse calls so. */
  static String spanId(String id) {
    return id.matches("[0-9a-f]{16}") && !id.equals("0".repeat(SPAN_ID_CHARS))
        ? id
        : hashed("langfuse\0" + id);
  }

  /** What is known of the trace as a whole, as a step of its own. */
  static OtlpSpan trace(LangfuseEvent event) {
    var id = event.requireId("id");
    long at = nanos(event.text("timestamp"), event.timestamp());
    var place = new Place(id, hashed("trace\0" + id + event.body()), "", at, at);
    return span(place, event, attributes(event));
  }

  /** An observation as it was first told. */
  static OtlpSpan observation(LangfuseEvent event) {
    var parent = event.text("parentObservationId");
    long start = nanos(event.text("startTime"), event.timestamp());
    var place =
        new Place(
            event.requireId("traceId"),
            spanId(event.requireId("id")),
            parent.isEmpty() ? "" : spanId(parent),
            start,
            end(event, start));
    return span(place, event, attributes(event));
  }

  /**
   * What a later request adds to an observation: a step below it that says all that is known now,
   * without counting tokens or money twice. What was acknowledged is never changed.
   */
  static OtlpSpan update(LangfuseEvent event, Optional<Span> before) {
    var attributes = attributes(event);
    before.ifPresent(span -> {
      if (!span.input().isEmpty()) {
        attributes.putIfAbsent("langfuse.observation.input", messages(span));
      }
      if (span.inputTokens() + span.outputTokens() > 0) {
        attributes.remove("langfuse.observation.usage_details");
      }
      if (new SpanFacts(span).costUsdMicros() > 0) {
        attributes.remove("langfuse.observation.cost_details");
      }
    });
    long start =
        before
            .map(span -> span.startedAt().getEpochSecond() * NANOS + span.startedAt().getNano())
            .orElseGet(() -> nanos(event.text("startTime"), event.timestamp()));
    var id = event.requireId("id");
    var place =
        new Place(
            event.requireId("traceId"),
            hashed("update\0" + id + event.body()),
            spanId(id),
            start,
            end(event, start));
    return span(place, event, attributes);
  }

  /**
   * A score as feedback.
   *
   * @throws IllegalArgumentException when value and dataType do not go together
   */
  static List<Feedback> score(LangfuseEvent event) {
    var trace = traceId(event.requireId("traceId"));
    var at = Instant.ofEpochSecond(0, nanos(event.timestamp(), event.timestamp()));
    return outside(event).opinions().stream()
        .map(it -> new Feedback(LineMapping.idOf(trace, it), trace, it, at))
        .toList();
  }

  private static OutsideScore outside(LangfuseEvent event) {
    var value = event.body().getOrDefault("value", "");
    var type = event.text("dataType");
    boolean category = type.isEmpty() ? value instanceof String : type.equals("CATEGORICAL");
    if (category && value instanceof String label) {
      return new OutsideScore(
          event.text("name"), OptionalDouble.empty(), label, event.text("comment"));
    }
    var number =
        value instanceof Boolean yes
            ? Double.valueOf(yes ? 1 : 0)
            : value instanceof Number it ? Double.valueOf(it.doubleValue()) : null;
    boolean fits =
        type.isEmpty()
            || type.equals("NUMERIC")
            || (type.equals("BOOLEAN") && number != null && (number == 0 || number == 1));
    if (number == null || !fits) {
      throw new IllegalArgumentException(
          "a score's value is a number (NUMERIC), 0 or 1 (BOOLEAN) or a text (CATEGORICAL)");
    }
    return new OutsideScore(
        event.text("name"), OptionalDouble.of(number), "", event.text("comment"));
  }

  /** Where a span stands: the trace in the sender's words, ids of ours, nanoseconds since 1970. */
  private record Place(String traceId, String spanId, String parent, long start, long end) {}

  private static OtlpSpan span(Place place, LangfuseEvent event, Map<String, Object> attributes) {
    var type = event.observation().orElse("");
    if (!type.isEmpty() && !type.equals("span")) {
      attributes.put("langfuse.observation.type", type);
    }
    attributes.put("externalId", place.traceId());
    attributes.put(SpanFacts.SENDER_ID, event.text("id"));
    return new OtlpSpan(
        traceId(place.traceId()).hex(),
        place.spanId(),
        place.parent(),
        event.text("name"),
        place.start(),
        place.end(),
        event.text("level").equals("ERROR") ? ERROR : 0,
        event.text("statusMessage"),
        attributes,
        List.of(),
        Map.of(),
        "langfuse");
  }

  private static Map<String, Object> attributes(LangfuseEvent event) {
    var attributes = new LinkedHashMap<String, Object>();
    event
        .body()
        .forEach((name, value) -> {
          if (PARTS.containsKey(name)) {
            attributes.put(PARTS.getOrDefault(name, name), value);
          }
        });
    if (event.body().get("usage") instanceof Map<?, ?> usage) {
      attributes.putIfAbsent("langfuse.observation.usage_details", usage(usage));
      if (usage.get("totalCost") instanceof Number cost) {
        attributes.putIfAbsent("langfuse.observation.cost_details", Map.of("total", cost));
      }
    }
    return attributes;
  }

  /** The usage of before there were details, in Langfuse's or in OpenAI's words. */
  private static Map<String, Object> usage(Map<?, ?> told) {
    var usage = new LinkedHashMap<String, Object>();
    Map.of(
            "input",
            "input",
            "promptTokens",
            "input",
            "output",
            "output",
            "completionTokens",
            "output")
        .forEach((from, to) -> {
          if (told.get(from) instanceof Number number) {
            usage.put(to, number);
          }
        });
    return usage;
  }

  private static List<Map<String, Object>> messages(Span span) {
    return span.input().stream()
        .map(it ->
            Map.<String, Object>of(
                "role", it.role().name().toLowerCase(Locale.ROOT), "content", it.content()))
        .toList();
  }

  private static long end(LangfuseEvent event, long start) {
    var told = event.text("endTime");
    return told.isEmpty() ? start : Math.max(start, nanos(told, told));
  }

  private static long nanos(String time, String otherwise) {
    var text = time.isEmpty() ? otherwise : time;
    try {
      var at = SpanLimits.time("a time", OffsetDateTime.parse(text).toInstant());
      return at.getEpochSecond() * NANOS + at.getNano();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a time is written as in 2026-11-29T08:00:00Z: '%s'"
              .formatted(text.length() > 40 ? text.substring(0, 40) : text),
          e);
    }
  }

  private static String hashed(String text) {
    return Sha256.of(text).hex().substring(0, SPAN_ID_CHARS);
  }
}
