package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values of an answer as words for people. */
final class Cells {
  /** The first character that JSON lets stand and a terminal may obey. */
  private static final int DELETE = 0x7F;

  private Cells() {}

  /** Whether it is a list of plain values, or an object of a few. */
  static boolean isShort(JsonNode value) {
    return StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
  }

  /** A value on one line: lists by commas, small objects as name and value. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isValueNode()) {
      return clean(value.asText());
    }
    if (!isShort(value)) {
      return clean(value.toString());
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(Cells::text)
            .collect(Collectors.joining(", "))
        : value.properties().stream()
            .map(entry -> words(clean(entry.getKey())) + " " + text(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** {@code counts/newFailures} is {@code new failures}. */
  static String words(String field) {
    return field
        .substring(field.lastIndexOf('/') + 1)
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The same JSON, where what could steer a terminal is written as an escape: the controls that
   * JSON lets stand as they are, and marks that turn the direction of writing. They stand in
   * strings alone.
   */
  static String escaped(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(c -> {
          if (c >= DELETE
              && (Character.getType(c) == Character.FORMAT || Character.isISOControl(c))) {
            Character.toString(c)
                .chars()
                .forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
          } else {
            escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }

  /** Text of strangers must not steer the terminal: control characters become visible. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c) ? '·' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
