package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What audit rows say of before and after, in a few words for a table. */
final class AuditChanges {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A hash or an id says nothing in a table; --json has it whole. */
  private static final int VALUE_CHARS_MAX = 24;

  private AuditChanges() {}

  /** The same page with a field {@code change} in each row that tells of one. */
  static JsonNode in(JsonNode page) {
    ObjectNode told = page.deepCopy();
    for (JsonNode row : told.path("items")) {
      if (row instanceof ObjectNode object) {
        object.put("change", words(detail(row.path("detail").asText())));
      }
    }
    return told;
  }

  private static JsonNode detail(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException _) {
      // A row that somebody tampered with is still listed.
      return JSON.createObjectNode();
    }
  }

  private static String words(JsonNode detail) {
    JsonNode before = detail.path("before");
    JsonNode after = detail.path("after");
    return Stream.of(before, after)
        .flatMap(it -> it.properties().stream().map(Map.Entry::getKey))
        .distinct()
        .sorted()
        .filter(name -> !before.path(name).equals(after.path(name)))
        .filter(name -> isShort(before.path(name)) && isShort(after.path(name)))
        .map(
            name -> "%s %s → %s".formatted(name, value(before.path(name)), value(after.path(name))))
        .collect(Collectors.joining(", "));
  }

  private static boolean isShort(JsonNode value) {
    return value.asText().length() <= VALUE_CHARS_MAX;
  }

  private static String value(JsonNode value) {
    String text = Cells.text(value);
    return text.isEmpty() ? "none" : text;
  }
}
