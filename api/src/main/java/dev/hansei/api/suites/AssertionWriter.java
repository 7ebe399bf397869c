package dev.hansei.api.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import org.jspecify.annotations.Nullable;

/** Writes plain assertions, no sets, as people write them: what {@link AssertionReader} reads. */
final class AssertionWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private AssertionWriter() {}

  /** What is as usual is left out. */
  static NewAssertion of(Assertion assertion) {
    MetricType type = assertion.type();
    if (type == MetricType.ASSERT_SET) {
      throw new IllegalArgumentException("a set has members, and is not written here");
    }
    JudgeId judge = assertion.judge();
    boolean usual =
        judge == null && type.usualThreshold().orElse(Double.NaN) == assertion.threshold();
    return new NewAssertion(
        assertion.word(),
        value(assertion),
        usual ? null : assertion.threshold(),
        assertion.weight() == 1 ? null : assertion.weight(),
        assertion.metric().equals(assertion.word()) ? null : assertion.metric(),
        judge == null ? null : judge.toString(),
        assertion.transform(),
        null);
  }

  private static @Nullable JsonNode value(Assertion assertion) {
    String value = assertion.value();
    if (value == null) {
      return null;
    }
    return switch (assertion.type().reads()) {
      case LIST, LIST_IF_ANY, SCHEMA, SQL, JSON, COUNT, STEPS, SOURCES -> parsed(value);
      case NOTHING, REFERENCE, REFERENCES, TEXT, PATTERN, SET, RUBRIC, TOOLS ->
          TextNode.valueOf(value);
    };
  }

  private static JsonNode parsed(String value) {
    try {
      JsonNode read = JSON.readTree(value);
      return read.isContainerNode() || read.isNumber() ? read : TextNode.valueOf(value);
    } catch (JsonProcessingException _) {
      return TextNode.valueOf(value);
    }
  }
}
