package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A tool call in an answer: one step of its trajectory. Answers are JSON as OpenAI, Anthropic or
 * Google write calls, the one form that Hansei keeps them in ({@code
 * [{"arguments":{},"name":""}]}), or have lines that are. Nobody makes the calls; an answer without
 * any has no step.
 *
 * @param arguments as JSON; empty where the call has none
 */
public record ToolStep(String name, Optional<JsonNode> arguments) {
  private static final List<String> ARGUMENTS = List.of("arguments", "input", "args");

  public ToolStep {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(arguments, "arguments is null");
  }

  /** The calls in the order in which they stand. */
  public static List<ToolStep> in(String answer) {
    List<ToolStep> steps = new ArrayList<>();
    JsonAnswers.read(answer)
        .ifPresentOrElse(
            whole -> collect(whole, steps),
            () ->
                answer
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("{") || line.startsWith("["))
                    .forEach(line -> JsonAnswers.read(line).ifPresent(it -> collect(it, steps))));
    return List.copyOf(steps);
  }

  private static void collect(JsonNode value, List<ToolStep> steps) {
    if (value.isArray()) {
      value.forEach(call -> call(call, steps));
    } else if (value.path("tool_calls").isArray()) {
      value.path("tool_calls").forEach(call -> call(call, steps));
    } else if (value.path("toolCall").path("functionCalls").isArray()) {
      value.path("toolCall").path("functionCalls").forEach(call -> call(call, steps));
    } else if (value.path("functionCall").isObject()) {
      add(value.path("functionCall"), steps);
    } else if (value.path("type").asText().equals("tool_use")) {
      add(value, steps);
    }
  }

  private static void call(JsonNode call, List<ToolStep> steps) {
    if (call.path("function").isObject()) {
      add(call.path("function"), steps);
    } else if (call.path("functionCall").isObject()) {
      add(call.path("functionCall"), steps);
    } else {
      add(call, steps);
    }
  }

  private static void add(JsonNode named, List<ToolStep> steps) {
    if (named.path("name").isTextual()) {
      steps.add(new ToolStep(named.path("name").asText(), arguments(named)));
    }
  }

  /** OpenAI sends arguments as a text of JSON; one that is none stands as the text. */
  private static Optional<JsonNode> arguments(JsonNode named) {
    for (String field : ARGUMENTS) {
      JsonNode given = named.path(field);
      if (given.isTextual()) {
        String text = given.asText().strip();
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(JsonAnswers.read(text).orElse(given));
      }
      if (!given.isMissingNode() && !given.isNull()) {
        return Optional.of(given);
      }
    }
    return Optional.empty();
  }
}
