package dev.hansei.api.traces;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of a table of traces; its cells are fields of {@link ImportedLine} or of its feedback.
 * Read without regard to case, spaces, {@code -} and {@code _}, as tables from elsewhere have them.
 */
enum TableColumn {
  TRACE_ID("traceId", Kind.TEXT),
  EXTERNAL_ID("externalId", Kind.TEXT),
  INPUT("input", Kind.TEXT),
  MESSAGES("messages", Kind.JSON),
  OUTPUT("output", Kind.TEXT),
  MODEL("model", Kind.TEXT),
  PROMPT_NAME("promptName", Kind.TEXT),
  PROMPT_VERSION("promptVersion", Kind.TEXT),
  STARTED_AT("startedAt", Kind.WORD),
  DURATION_MILLIS("durationMillis", Kind.NUMBER),
  STATUS("status", Kind.WORD),
  PASSAGES("passages", Kind.JSON),
  INPUT_TOKENS("inputTokens", Kind.NUMBER),
  OUTPUT_TOKENS("outputTokens", Kind.NUMBER),
  SESSION("session", Kind.TEXT),
  USER("user", Kind.TEXT),
  COST_USD("costUsd", Kind.NUMBER),
  ATTRIBUTES("attributes", Kind.JSON),
  FEEDBACK("feedback", Kind.JSON),
  THUMBS("thumbs", Kind.OPINION),
  STARS("stars", Kind.OPINION),
  COMMENT("comment", Kind.OPINION),
  CORRECTION("correction", Kind.OPINION),
  RESOLVED("resolved", Kind.OPINION);

  /** Before the name of an attribute, whose cells are texts. */
  static final String ATTRIBUTE = "attributes.";

  private final String field;
  private final Kind kind;

  TableColumn(String field, Kind kind) {
    this.field = field;
    this.kind = kind;
  }

  /** How its cells are read. */
  enum Kind {
    /** As they stand. */
    TEXT,
    /** Without spaces around. */
    WORD,
    NUMBER,
    /** A list or an object. */
    JSON,
    /** A field of the feedback: a text, a number, true or false. */
    OPINION
  }

  /** The field of a line of JSON. */
  String field() {
    return field;
  }

  Kind kind() {
    return kind;
  }

  /** The column of that heading. */
  static Optional<TableColumn> of(String heading) {
    var plain = plain(heading);
    return Arrays.stream(values()).filter(it -> plain(it.field).equals(plain)).findFirst();
  }

  static List<String> fields() {
    return Arrays.stream(values()).map(TableColumn::field).toList();
  }

  private static String plain(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}
