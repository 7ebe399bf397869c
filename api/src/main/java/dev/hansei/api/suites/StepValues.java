package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.MetricType;
import java.util.List;

/** The values of assertions on tool calls, as promptfoo writes them; all is checked here. */
final class StepValues {
  private static final String FIELD = "value";
  private static final String NAME =
      "A tool is named by a text, or an object with name or pattern.";

  private StepValues() {}

  /** As it is kept: a name as it is, lists and objects as JSON. */
  static String read(MetricType type, JsonNode value) {
    if (type == MetricType.TOOL_USED) {
      checkUsed(value);
    } else if (type == MetricType.TOOL_SEQUENCE) {
      checkSequence(value);
    } else if (type == MetricType.TOOL_ARGS_MATCH) {
      checkArguments(value);
    } else {
      checkCount(value);
    }
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static void checkUsed(JsonNode value) {
    if (value.isObject() && value.has("any")) {
      checkNames(value.path("any"));
    } else if (value.isObject()) {
      checkNamed(value);
      checkBounds(value);
    } else {
      checkNames(value);
    }
  }

  private static void checkNames(JsonNode value) {
    if (value.isArray()) {
      require(!value.isEmpty(), "The list has 1 or more names.");
      value.forEach(StepValues::checkText);
    } else {
      checkText(value);
    }
  }

  private static void checkSequence(JsonNode value) {
    require(value.isContainerNode(), "It is a list of tools, or an object with steps and mode.");
    String mode = value.path("mode").asText("in_order");
    require(List.of("in_order", "exact").contains(mode), "mode is in_order or exact.");
    JsonNode steps = value.isArray() ? value : value.path("steps");
    require(steps.isArray() && !steps.isEmpty(), "It names 1 or more steps.");
    for (JsonNode step : steps) {
      if (step.isObject()) {
        checkNamed(step);
      } else {
        checkText(step);
      }
    }
  }

  private static void checkArguments(JsonNode value) {
    require(value.isObject(), "It is an object with name and args.");
    checkNamed(value);
    require(value.has("args") || value.has("arguments"), "It says args: what the call passes.");
    String mode = value.path("mode").asText("partial");
    require(List.of("partial", "exact").contains(mode), "mode is partial or exact.");
    JsonNode defaults = value.path("defaults");
    require(
        defaults.isMissingNode() || defaults.isObject(),
        "defaults is an object: argument and value.");
    if (value.has("ignore")) {
      checkNames(value.path("ignore"));
    }
  }

  private static void checkCount(JsonNode value) {
    require(
        value.isObject() && (value.has("min") || value.has("max")),
        "It is an object with min, max or both; name counts the calls of one tool.");
    checkKind(value);
    checkBounds(value);
  }

  private static void checkNamed(JsonNode value) {
    require(isText(value.path("name")) || isText(value.path("pattern")), NAME);
    checkKind(value);
  }

  /**
   * promptfoo's steps may be commands, searches or messages; a matcher of those matches nothing.
   */
  private static void checkKind(JsonNode value) {
    JsonNode kind = value.path("type");
    boolean tools = kind.isMissingNode() || kind.asText().equals("tool");
    for (JsonNode one : kind) {
      tools |= one.asText().equals("tool");
    }
    require(tools, "Steps here are the tool calls of the answer; leave type out.");
  }

  private static void checkBounds(JsonNode value) {
    for (String bound : List.of("min", "max")) {
      JsonNode given = value.path(bound);
      require(
          given.isMissingNode() || (given.isIntegralNumber() && given.asLong() >= 0),
          bound + " is a whole number from 0.");
    }
  }

  private static void checkText(JsonNode value) {
    require(isText(value), NAME);
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() && !value.asText().isBlank();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new InvalidFieldException(FIELD, rule);
    }
  }
}
