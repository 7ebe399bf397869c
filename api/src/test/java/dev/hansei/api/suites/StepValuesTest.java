package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people may write as the value of an assertion on tool calls. */
class StepValuesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void whatPromptfooTakesIsKept() throws Exception {
    assertThat(read("tool-used", "\"search_*\"").value()).isEqualTo("search_*");
    assertThat(read("tool-used", "[\"a\",\"{{b}}\"]").value()).isEqualTo("[\"a\",\"{{b}}\"]");
    assertThat(read("tool-used", "{\"name\":\"a\",\"min\":2,\"type\":\"tool\"}").type())
        .isEqualTo(MetricType.TOOL_USED);
    assertThat(
            read("tool-sequence", "{\"mode\":\"exact\",\"steps\":[\"a\",{\"pattern\":\"b*\"}]}")
                .type())
        .isEqualTo(MetricType.TOOL_SEQUENCE);
    assertThat(read("tool-args-match", "{\"name\":\"a\",\"args\":null,\"ignore\":\"*_id\"}").type())
        .isEqualTo(MetricType.TOOL_ARGS_MATCH);
    assertThat(read("step-count", "{\"max\":3}").type()).isEqualTo(MetricType.STEP_COUNT);
  }

  @Test
  void whatCannotBeMatchedIsRefusedWithWhatCan() {
    assertThatThrownBy(() -> read("tool-used", "[]")).hasMessageContaining("1 or more names");
    assertThatThrownBy(() -> read("tool-used", "{\"min\":1}"))
        .hasMessageContaining("name or pattern");
    assertThatThrownBy(() -> read("tool-used", "{\"name\":\"a\",\"max\":-1}"))
        .hasMessageContaining("max is a whole number");
    assertThatThrownBy(() -> read("tool-sequence", "\"a\"")).hasMessageContaining("list of tools");
    assertThatThrownBy(() -> read("tool-sequence", "{\"mode\":\"any\",\"steps\":[\"a\"]}"))
        .hasMessageContaining("in_order or exact");
    assertThatThrownBy(() -> read("tool-args-match", "{\"name\":\"a\"}"))
        .hasMessageContaining("It says args");
    assertThatThrownBy(() -> read("step-count", "{\"name\":\"a\"}"))
        .hasMessageContaining("min, max");
    assertThatThrownBy(() -> read("step-count", "{\"type\":[\"search\",\"command\"],\"max\":1}"))
        .hasMessageContaining("leave type out");
    assertThatThrownBy(() -> read("tool-used", null)).hasMessageContaining("needs a value");
    assertThatThrownBy(() -> read("goal-success", "\"x\""))
        .hasMessageContaining("rubric is the goal");
  }

  private static Assertion read(String kind, @Nullable String value) throws Exception {
    JsonNode node = value == null ? null : JSON.readTree(value);
    return new NewAssertion("trajectory:" + kind, node, null, null, null, null, null, null)
        .assertion();
  }
}
