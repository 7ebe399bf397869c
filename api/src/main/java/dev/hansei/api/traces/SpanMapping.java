package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import dev.hansei.workflows.traces.redaction.SpanRedaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An OTLP span in our one model, whichever convention it speaks. {@code api/README.md} has the
 * table.
 */
final class SpanMapping {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** As long as any; by itself it says that there is none. */
  private static final String SPAN_ID = "0".repeat(16);

  private final UnaryOperator<String> hashUser;

  /**
   * A mapping for one project.
   *
   * @param hashUser hides an id of a user
   */
  SpanMapping(UnaryOperator<String> hashUser) {
    this.hashUser = hashUser;
  }

  /** What one span gave. */
  record Mapped(Span span, List<Feedback> feedback) {
    Mapped {
      feedback = List.copyOf(feedback);
    }
  }

  /**
   * The span.
   *
   * @throws IllegalArgumentException when it breaks a rule; the message names the rule
   */
  Mapped map(OtlpSpan span) {
    SpanLimits.attributes(span.attributes());
    var attributes = new SpanAttributes(span.attributes());
    // Ours, and never redacted: what a sender calls so would be stored as it came.
    attributes.drop(SpanRedaction.REPORT);
    var startedAt = time(span.startNanos());
    var usage = UsageAttributes.read(attributes);
    var opinions = EvaluationAttributes.read(attributes, span.events());
    var mapped = span(span, attributes, startedAt, usage);
    return new Mapped(
        mapped,
        opinions.stream()
            .map(it ->
                new Feedback(
                    LineMapping.idOf(mapped.traceId(), it), mapped.traceId(), it, mapped.endedAt()))
            .toList());
  }

  private Span span(
      OtlpSpan span, SpanAttributes attributes, Instant startedAt, UsageAttributes.Usage usage) {
    var operation = operation(attributes);
    var model = attributes.text(SpanNames.MODEL);
    var prompt = prompt(attributes);
    new FactAttributes(attributes, span.resource()).read(startedAt, hashUser);
    var passages = PassageAttributes.read(attributes);
    if (passages.isEmpty() && operation.equals("retrieval")) {
      passages = PassageAttributes.ofRetriever(attributes);
    }
    ToolAttributes.read(attributes);
    var input = MessageAttributes.input(attributes, span.events());
    var output = MessageAttributes.output(attributes, span.events());
    surroundings(span, attributes);
    return new Span(
        traceId(span.traceId()),
        spanId(span.spanId(), "span"),
        span.parentSpanId().isEmpty()
            ? Optional.empty()
            : Optional.of(spanId(span.parentSpanId(), "parent span")),
        clipped(span.name()),
        operation,
        startedAt,
        span.endNanos() == 0 ? startedAt : time(span.endNanos()),
        status(span.statusCode()),
        model,
        prompt,
        input,
        output,
        passages,
        usage.input(),
        usage.output(),
        attributes.rest());
  }

  private static String operation(SpanAttributes attributes) {
    var current = attributes.text("gen_ai.operation.name");
    if (!current.isEmpty()) {
      return current;
    }
    var kind = attributes.text(SpanNames.OPERATION);
    return switch (kind.toUpperCase(Locale.ROOT)) {
      case "LLM", "CHAT", "CHAT_MODEL", "GENERATION" -> "chat";
      case "COMPLETION" -> "text_completion";
      case "RERANK", "RERANKER" -> "rerank";
      case "RETRIEVER" -> "retrieval";
      case "TOOL" -> "execute_tool";
      case "AGENT" -> "invoke_agent";
      case "EMBEDDING", "EMBEDDINGS" -> "embeddings";
      default -> kind.toLowerCase(Locale.ROOT);
    };
  }

  /** The convention has a name for the prompt and none for its version, so the latter is ours. */
  private static Optional<Span.PromptUse> prompt(SpanAttributes attributes) {
    var name = attributes.text(SpanNames.PROMPT_NAME);
    // A version of nothing stays with the attributes.
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span.PromptUse(name, attributes.text(SpanNames.PROMPT_VERSION)));
  }

  private static void surroundings(OtlpSpan span, SpanAttributes attributes) {
    if (!span.resource().isEmpty()) {
      attributes.keep("resource", withoutUser(span.resource()));
    }
    if (!span.scope().isEmpty()) {
      attributes.keep("scope", span.scope());
    }
    if (!span.statusMessage().isEmpty()) {
      attributes.keep("status.message", span.statusMessage());
    }
    if (!span.events().isEmpty()) {
      attributes.keep("events", span.events().stream().map(SpanMapping::event).toList());
    }
  }

  private static Map<String, Object> event(OtlpSpan.Event event) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", event.name());
    map.put("attributes", withoutUser(event.attributes()));
    return map;
  }

  private static Map<String, Object> withoutUser(Map<String, Object> told) {
    var rest = new LinkedHashMap<>(told);
    rest.keySet().removeAll(SpanNames.USER);
    return rest;
  }

  private static Span.Status status(int code) {
    return List.of(Span.Status.UNSET, Span.Status.OK, Span.Status.ERROR)
        .get(code == 1 || code == 2 ? code : 0);
  }

  private static TraceId traceId(String hex) {
    if (hex.isEmpty()) {
      throw new IllegalArgumentException("a span names its trace: traceId is missing");
    }
    return new TraceId(hex);
  }

  private static String spanId(String hex, String what) {
    if (!isHex(hex) || hex.length() != SPAN_ID.length() || hex.equals(SPAN_ID)) {
      throw new IllegalArgumentException(
          "a %s id is 16 lower-case hex digits, not all zero: '%s'".formatted(what, clipped(hex)));
    }
    return hex;
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Kept to the microsecond, as the registry does. */
  private static Instant time(long nanos) {
    if (nanos == 0) {
      throw new IllegalArgumentException("a span has a start: startTimeUnixNano is missing");
    }
    try {
      var time =
          Instant.ofEpochSecond(
                  Long.divideUnsigned(nanos, NANOS_PER_SECOND),
                  Long.remainderUnsigned(nanos, NANOS_PER_SECOND))
              .truncatedTo(ChronoUnit.MICROS);
      if (time.isAfter(SpanLimits.LAST)) {
        throw new IllegalArgumentException(
            "a time is in nanoseconds since 1970, and before the year 2200: %s"
                .formatted(Long.toUnsignedString(nanos)));
      }
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time is in nanoseconds since 1970", e);
    }
  }

  private static String clipped(String text) {
    if (text.length() <= Span.NAME_CHARS_MAX) {
      return text;
    }
    int end = Span.NAME_CHARS_MAX;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
