package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the tools that an answer calls, where it is JSON as OpenAI, Anthropic or Google
 * write calls, or has lines that are.
 */
public final class ToolNames {
  private ToolNames() {}

  /** F1 of the names called against those expected; order and number do not count. */
  public static double f1(String answer, List<String> expected) {
    Set<String> wanted = new LinkedHashSet<>(expected);
    Set<String> called = of(answer);
    long shared = wanted.stream().filter(called::contains).count();
    return shared == 0 ? 0 : 2.0 * shared / (wanted.size() + called.size());
  }

  static Set<String> of(String answer) {
    Set<String> names = new LinkedHashSet<>();
    JsonAnswers.read(answer)
        .ifPresentOrElse(
            whole -> collect(whole, names),
            () ->
                answer
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("{") || line.startsWith("["))
                    .forEach(line -> JsonAnswers.read(line).ifPresent(it -> collect(it, names))));
    return names;
  }

  private static void collect(JsonNode value, Set<String> names) {
    if (value.isArray()) {
      value.forEach(call -> call(call, names));
    } else if (value.path("tool_calls").isArray()) {
      value.path("tool_calls").forEach(call -> call(call, names));
    } else if (value.path("toolCall").path("functionCalls").isArray()) {
      value.path("toolCall").path("functionCalls").forEach(call -> call(call, names));
    } else if (value.path("functionCall").isObject()) {
      add(value.path("functionCall"), names);
    } else if (value.path("type").asText().equals("tool_use")) {
      add(value, names);
    }
  }

  private static void call(JsonNode call, Set<String> names) {
    if (call.path("function").isObject()) {
      add(call.path("function"), names);
    } else if (call.path("functionCall").isObject()) {
      add(call.path("functionCall"), names);
    } else {
      add(call, names);
    }
  }

  private static void add(JsonNode named, Set<String> names) {
    if (named.path("name").isTextual()) {
      names.add(named.path("name").asText());
    }
  }
}
