package dev.hansei.api.traces;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a Langfuse batch. Source: Langfuse's ingestion API.
 *
 * @param id of the event
 * @param type such as generation-create
 * @param body what it says; parts may be absent
 */
record LangfuseEvent(String id, String type, String timestamp, Map<String, Object> body) {
  /** Ids are keys of ours; a longer one is a text in the wrong place. */
  static final int ID_CHARS_MAX = 200;

  private static final String UPDATE = "-update";
  private static final String CREATE = "-create";

  /**
   * The event that an element of a batch is.
   *
   * @throws IllegalArgumentException when it is none
   */
  static LangfuseEvent of(Object element) {
    if (!(element instanceof Map<?, ?> map) || !(map.get("body") instanceof Map<?, ?> told)) {
      throw new IllegalArgumentException("an event is an object with id, type, timestamp and body");
    }
    var body = new LinkedHashMap<String, Object>();
    told.forEach((key, value) -> {
      if (value != null) {
        body.put(key.toString(), value);
      }
    });
    return new LangfuseEvent(idOf(element), textOf(map, "type"), textOf(map, "timestamp"), body);
  }

  /** The id of what may be no good event at all; empty where it has none. */
  static String idOf(Object element) {
    return element instanceof Map<?, ?> map ? textOf(map, "id") : "";
  }

  /** Whether it adds to what was said before. */
  boolean isUpdate() {
    return type.endsWith(UPDATE);
  }

  boolean isTrace() {
    return type.equals("trace-create");
  }

  boolean isScore() {
    return type.equals("score-create");
  }

  /** Langfuse's clients tell of themselves; that is nothing of the application. */
  boolean isOfClient() {
    return type.equals("sdk-log");
  }

  /** Generation, span, event, tool, … of an observation; empty for anything else. */
  Optional<String> observation() {
    if (isTrace() || isScore() || !(type.endsWith(UPDATE) || type.endsWith(CREATE))) {
      return Optional.empty();
    }
    var kind = type.substring(0, type.length() - UPDATE.length());
    var told = kind.equals("observation") ? text("type") : kind;
    return Optional.of(told.toLowerCase(Locale.ROOT));
  }

  /** A part of the body as text; empty where it is not there. */
  String text(String name) {
    return textOf(body, name);
  }

  /**
   * An id out of the body.
   *
   * @throws IllegalArgumentException when it is not there, or no id
   */
  String requireId(String name) {
    var found = text(name);
    if (found.isBlank() || found.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException(
          "the body of %s has %s, 1 to %d characters".formatted(type, name, ID_CHARS_MAX));
    }
    return found;
  }

  private static String textOf(Map<?, ?> map, String name) {
    var value = map.get(name);
    return value == null ? "" : value.toString();
  }
}
