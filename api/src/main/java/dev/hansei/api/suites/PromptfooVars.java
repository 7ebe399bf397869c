package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The variables of promptfoo's tests as the fields of cases. A list of texts stands for one test
 * each; objects stand as JSON.
 */
final class PromptfooVars {
  /** Variables that are the question, the first that a test has. */
  private static final List<String> ASKS =
      List.of("question", "input", "query", "prompt", "message", "user_input", "text", "topic");

  private PromptfooVars() {}

  /** Every combination of the variables; a test without any has one empty one. */
  static List<Map<String, String>> combinations(JsonNode defaults, JsonNode own, int max) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    defaults.properties().forEach(it -> all.put(it.getKey(), it.getValue()));
    own.properties().forEach(it -> all.put(it.getKey(), it.getValue()));
    List<Map<String, String>> made = List.of(Map.of());
    for (Map.Entry<String, JsonNode> variable : all.entrySet()) {
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> one : made) {
        for (JsonNode value : values(variable.getValue())) {
          Map<String, String> more = new LinkedHashMap<>(one);
          more.put(variable.getKey(), text(value));
          if (next.size() < max) {
            next.add(more);
          }
        }
      }
      made = next;
    }
    return made;
  }

  private static List<JsonNode> values(JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      return List.of(value);
    }
    List<JsonNode> values = new ArrayList<>();
    value.forEach(values::add);
    return values;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** What a case asks: the variable that is a question, else the only one, else all of them. */
  static String question(Map<String, String> variables, String otherwise) {
    for (String name : ASKS) {
      String value = variables.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value;
      }
    }
    if (variables.size() == 1) {
      String only = variables.values().iterator().next();
      return only.isBlank() ? otherwise : only;
    }
    return variables.isEmpty() ? otherwise : all(variables);
  }

  /** All variables, one a line: tells apart what asks the same of different things. */
  static String all(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(it -> "%s: %s".formatted(it.getKey(), it.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
