package dev.hansei.activities.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an assertion on tool calls compares with, its tags filled. */
final class StepValue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StepValue() {}

  /**
   * A name, or JSON whose texts are filled each by itself, so that what a field prints stays inside
   * of its text.
   *
   * <p>Names that must not be called are forbidden each, as promptfoo has it: turned round, {@code
   * [a, b]} passes where neither is called, and not where one is missing.
   */
  static String of(Assertion assertion, UnaryOperator<String> fill) {
    String value =
        assertion
            .valueIfSet()
            .orElseThrow(() -> new IllegalArgumentException("tool calls are matched by a value"));
    Optional<JsonNode> read = JsonAnswers.read(value).filter(JsonNode::isContainerNode);
    if (read.isEmpty()) {
      return fill.apply(value);
    }
    JsonNode filled = filled(read.get(), fill);
    boolean forbids =
        assertion.negates() && assertion.type() == MetricType.TOOL_USED && filled.isArray();
    return forbids ? JSON.objectNode().set("any", filled).toString() : filled.toString();
  }

  /** JSON whose texts are filled each by itself; any other text as a whole. */
  static String filled(String value, UnaryOperator<String> fill) {
    return JsonAnswers.read(value)
        .filter(JsonNode::isContainerNode)
        .map(read -> filled(read, fill).toString())
        .orElseGet(() -> fill.apply(value));
  }

  private static JsonNode filled(JsonNode value, UnaryOperator<String> fill) {
    if (value.isTextual()) {
      return JSON.textNode(fill.apply(value.asText()));
    }
    if (value.isArray()) {
      ArrayNode list = JSON.arrayNode();
      value.forEach(one -> list.add(filled(one, fill)));
      return list;
    }
    if (value.isObject()) {
      ObjectNode object = JSON.objectNode();
      value
          .properties()
          .forEach(field -> object.set(field.getKey(), filled(field.getValue(), fill)));
      return object;
    }
    return value;
  }
}
