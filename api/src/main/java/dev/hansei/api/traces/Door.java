package dev.hansei.api.traces;

import dev.hansei.api.WireJson;
import java.util.Arrays;
import java.util.Optional;

/** Where a raw body comes in, and so how it is read. A dead letter says which door it came to. */
enum Door {
  OTLP_PROTOBUF,
  OTLP_JSON,
  /** Spans that were read but break a rule, as {@link DeadSpans} writes them. */
  OTLP_SPANS,
  OTLP_LOGS_PROTOBUF,
  OTLP_LOGS_JSON,
  /** Log records that were read but cannot be used, as {@link DeadSpans} writes them. */
  OTLP_LOGS,
  /** A batch of Langfuse's ingestion. */
  LANGFUSE,
  TRACE_LINES,
  /** Traces as CSV. */
  TRACE_TABLE,
  FEEDBACK_LINES;

  /** As dead letters name it, such as {@code otlp-json}. */
  String word() {
    return WireJson.nameOf(this);
  }

  /** The door of that word. */
  static Optional<Door> of(String word) {
    return Arrays.stream(values()).filter(door -> door.word().equals(word)).findFirst();
  }
}
