package dev.hansei.api.bodies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * An evaluation as the event {@code gen_ai.evaluation.result} of OpenTelemetry's GenAI conventions
 * (open-telemetry/semantic-conventions-genai, status development), a log record of OTLP.
 *
 * @param name of the measure
 * @param value on its own scale
 * @param label such as pass; empty where there is none
 * @param explanation empty where there is none
 * @param error why there is neither value nor label; empty where there is one
 * @param place what was evaluated
 * @param about attributes of ours beside those of the conventions
 */
public record EvaluationEvent(
    String name,
    OptionalDouble value,
    String label,
    String explanation,
    String error,
    Place place,
    Instant at,
    Map<String, String> about) {
  /** The event's name. */
  public static final String NAME = "gen_ai.evaluation.result";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int SEVERITY_INFO = 9;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  public EvaluationEvent {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an evaluation has a name");
    }
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException("an evaluation's value is a number");
    }
    Objects.requireNonNull(label, "label is null");
    Objects.requireNonNull(explanation, "explanation is null");
    if (error.isEmpty() == (value.isEmpty() && label.isEmpty())) {
      throw new IllegalArgumentException("an evaluation says something, or why it does not");
    }
    Objects.requireNonNull(place, "place is null");
    Objects.requireNonNull(at, "at is null");
    about = Map.copyOf(about);
  }

  /**
   * What was evaluated.
   *
   * @param traceId 32 hex digits
   * @param spanId 16 hex digits; empty where there is no span of it
   * @param responseId the completion's, which the conventions ask for where there is no span
   */
  public record Place(String traceId, Optional<String> spanId, Optional<String> responseId) {
    public Place {
      if (!traceId.matches("[0-9a-f]{32}")) {
        throw new IllegalArgumentException("a trace id is 32 hex digits: " + traceId);
      }
      Objects.requireNonNull(spanId, "spanId is null");
      Objects.requireNonNull(responseId, "responseId is null");
    }
  }

  /** The record in the JSON of OTLP: times as text, ids in hex. */
  ObjectNode logRecord() {
    var record = JSON.objectNode();
    long nanos =
        Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
    record.put("timeUnixNano", Long.toString(nanos));
    record.put("severityNumber", SEVERITY_INFO).put("eventName", NAME);
    record.put("traceId", place.traceId());
    place.spanId().ifPresent(id -> record.put("spanId", id));
    record.set("attributes", attributes());
    return record;
  }

  private ArrayNode attributes() {
    var all = JSON.arrayNode();
    text(all, "gen_ai.evaluation.name", name);
    value.ifPresent(it ->
        all.addObject()
            .put("key", "gen_ai.evaluation.score.value")
            .set("value", JSON.objectNode().put("doubleValue", it)));
    text(all, "gen_ai.evaluation.score.label", label);
    text(all, "gen_ai.evaluation.explanation", explanation);
    text(all, "gen_ai.response.id", place.responseId().orElse(""));
    text(all, "error.type", error);
    new TreeMap<>(about).forEach((key, it) -> text(all, key, it));
    return all;
  }

  /** What is empty is not said. */
  static void text(ArrayNode attributes, String key, String value) {
    if (!value.isEmpty()) {
      attributes
          .addObject()
          .put("key", key)
          .set("value", JSON.objectNode().put("stringValue", value));
    }
  }
}
