package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Assertions on the tool calls in an answer. */
class TrajectoryTest {
  private static final String TWO =
      "[{\"arguments\":{\"to\":\"Paris\"},\"name\":\"search\"},{\"arguments\":{},\"name\":\"book\"}]";

  private static final Tool SEARCH =
      new Tool(
          "search",
          "",
          "{\"type\":\"object\",\"required\":[\"to\"],\"properties\":{\"to\":{\"type\":\"string\"}}}");
  private static final Tool BOOK = new Tool("book", "", "");

  @Test
  void callsGetPromptfoosVerdicts() {
    List<PromptfooLine> lines = PromptfooLine.all("promptfoo-trajectories.jsonl");
    List<String> differences = new ArrayList<>();
    for (PromptfooLine one : lines) {
      JsonNode line = one.line();
      Map<String, String> vars = new LinkedHashMap<>();
      line.path("vars").properties().forEach(it -> vars.put(it.getKey(), it.getValue().asText()));
      Score ours =
          score(
              PromptfooLine.assertion(line.path("assertion")),
              vars,
              line.path("output").asText(),
              List.of());
      if (ours.passed() != line.path("pass").asBoolean()
          || ours.value() != line.path("score").asDouble()) {
        differences.add(line + " ours " + ours.value());
      }
    }
    assertThat(lines).hasSize(660);
    assertThat(differences).isEmpty();
  }

  @Test
  void callsAreReadAsEveryProviderWritesThem() {
    Assertion asked =
        asks(MetricType.TOOL_ARGS_MATCH, "{\"name\":\"search\",\"args\":{\"to\":\"Paris\"}}");
    for (String answer :
        List.of(
            TWO,
            "{\"tool_calls\":[{\"function\":{\"name\":\"search\",\"arguments\":\"{\\\"to\\\":\\\"Paris\\\"}\"}}]}",
            "[{\"type\":\"text\",\"text\":\"x\"},{\"type\":\"tool_use\",\"name\":\"search\",\"input\":{\"to\":\"Paris\"}}]",
            "{\"functionCall\":{\"name\":\"search\",\"args\":{\"to\":\"Paris\"}}}",
            "Thinking.\n{\"type\":\"tool_use\",\"name\":\"search\",\"input\":{\"to\":\"Paris\"}}")) {
      assertThat(score(asked, Map.of(), answer, List.of()).passed()).as(answer).isTrue();
    }
    assertThat(score(asked, Map.of(), "I search for Paris.", List.of()).passed()).isFalse();
  }

  @Test
  void aScoreSaysWhatWasCalled() {
    Assertion asked = asks(MetricType.STEP_COUNT, "{\"max\":1}");
    assertThat(score(asked, Map.of(), TWO, List.of()).explanation())
        .isEqualTo("calls search, book");
    assertThat(score(asked, Map.of(), "No.", List.of()).explanation()).isEqualTo("calls no tool");
  }

  @Test
  void callsMustBeOfToolsThatTheTargetWasOffered() {
    Assertion asked = asks(MetricType.IS_VALID_TOOLS_CALL, null);
    assertThat(score(asked, Map.of(), TWO, List.of(SEARCH, BOOK)).passed()).isTrue();
    assertThat(score(asked, Map.of(), TWO, List.of(SEARCH)).passed()).isFalse();
    assertThat(
            score(asked, Map.of(), TWO.replace("\"Paris\"", "7"), List.of(SEARCH, BOOK)).passed())
        .isFalse();
    assertThat(score(asked, Map.of(), "No.", List.of(SEARCH, BOOK)).passed()).isFalse();
    assertThat(score(asked, Map.of(), TWO, List.of()).passed()).isFalse();
  }

  @Test
  void oneOfSeveralToolsMayBeAskedFor() {
    Assertion asked = asks(MetricType.TOOL_USED, "{\"any\":[\"pay\",\"b*\"]}");
    assertThat(score(asked, Map.of(), TWO, List.of()).passed()).isTrue();
    assertThat(score(asked, Map.of(), "[]", List.of()).passed()).isFalse();
  }

  /** promptfoo fills tags in names and lists of names alone. */
  @Test
  void tagsStandForFieldsInsideOfArgumentsToo() {
    Assertion asked =
        asks(MetricType.TOOL_ARGS_MATCH, "{\"name\":\"search\",\"args\":{\"to\":\"{{city}}\"}}");
    assertThat(score(asked, Map.of("city", "Paris"), TWO, List.of()).passed()).isTrue();
    assertThat(score(asked, Map.of("city", "Rome\",\"x\":\""), TWO, List.of()).passed()).isFalse();
  }

  private static Assertion asks(MetricType type, @Nullable String value) {
    return new Assertion(type, type.word(), value, 1, 1, null);
  }

  private static Score score(
      Assertion assertion, Map<String, String> vars, String answer, List<Tool> tools) {
    Given given =
        PromptfooParityTest.MEASURED.of(
            assertion,
            new CaseContent("?", "", List.of(), vars),
            new GivenAnswer(answer, 1, Usage.NONE, Optional.empty(), tools));
    assertThat(given).as(answer).isInstanceOf(Given.Value.class);
    return ((Given.Value) given).score();
  }
}
