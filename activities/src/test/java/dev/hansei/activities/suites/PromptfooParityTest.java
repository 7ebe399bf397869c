package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.TextMetrics;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our verdicts beside promptfoo's own, on the same assertions and answers. */
class PromptfooParityTest {
  /** Nothing here is embedded. */
  static final MeasuredAnswers MEASURED = new MeasuredAnswers(new TextMetrics(new StillEmbedder()));

  /**
   * Pairs where we differ, as {@code type: answer}, and why.
   *
   * <p>An empty answer to {@code is-refusal}: promptfoo passes it with a score of 0, turned round
   * or not; ours scores 1 less what it turns round.
   */
  private static final Set<String> OTHER_SCORES =
      Set.of("is-refusal: ", "is-refusal:   ", "not-is-refusal: ", "not-is-refusal:   ");

  @Test
  void pairsGetPromptfoosVerdictsAndScores() {
    List<String> differences = new ArrayList<>();
    List<PromptfooLine> pairs = PromptfooLine.all("promptfoo-pairs.jsonl");
    for (PromptfooLine pair : pairs) {
      JsonNode line = pair.line();
      Score ours = score(line);
      String name = line.at("/assertion/type").asText() + ": " + line.path("output").asText();
      boolean sameScore =
          Math.abs(ours.value() - line.path("score").asDouble()) < 1e-9
              || OTHER_SCORES.contains(name);
      if (ours.passed() != line.path("pass").asBoolean() || !sameScore) {
        differences.add(
            "%s | %s | promptfoo %s %s, ours %s %s"
                .formatted(
                    line.path("assertion"),
                    line.path("output").asText(),
                    line.path("pass"),
                    line.path("score"),
                    ours.passed(),
                    ours.value()));
      }
    }
    assertThat(pairs).hasSizeGreaterThan(800);
    assertThat(differences).as("of %d pairs", pairs.size()).isEmpty();
  }

  @Test
  void wholeTestsGetPromptfoosVerdictScoreAndNamedScores() {
    List<PromptfooLine> tests = PromptfooLine.all("promptfoo-tests.jsonl");
    for (PromptfooLine test : tests) {
      JsonNode line = test.line();
      if (line.path("assert").isEmpty()) {
        // promptfoo passes what asks nothing; here it is unscored.
        continue;
      }
      var result = (Result.Scored) result(line);
      assertThat(result.passed()).as(line.toString()).isEqualTo(line.path("pass").asBoolean());
      assertThat(result.score())
          .as(line.toString())
          .isCloseTo(line.path("score").asDouble(), within(1e-9));
      for (Map.Entry<String, JsonNode> named : line.path("namedScores").properties()) {
        double ours =
            result.scores().stream()
                .filter(score -> score.metric().equals(named.getKey()))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(ours).as(line.toString()).isCloseTo(named.getValue().asDouble(), within(1e-9));
      }
    }
    assertThat(tests).hasSize(80);
  }

  private static Score score(JsonNode line) {
    Map<String, String> vars = new LinkedHashMap<>();
    line.path("vars").properties().forEach(it -> vars.put(it.getKey(), it.getValue().asText()));
    Given given =
        MEASURED.of(
            PromptfooLine.assertion(line.path("assertion")),
            new CaseContent("?", "", List.of(), vars),
            answer(line));
    assertThat(given).as(line.toString()).isInstanceOf(Given.Value.class);
    return ((Given.Value) given).score();
  }

  private static GivenAnswer answer(JsonNode line) {
    long micros = Math.round(line.path("cost").asDouble() * 1_000_000);
    return new GivenAnswer(
        line.path("output").asText(),
        line.path("latencyMs").asLong(),
        Usage.NONE,
        Optional.of(micros));
  }

  private static Result result(JsonNode line) {
    ItemMarks marks = new ItemMarks();
    var content = new CaseContent("?", "", List.of(), Map.of());
    for (JsonNode one : line.path("assert")) {
      Assertion assertion = PromptfooLine.assertion(one);
      List<Given> given =
          assertion.leaves().stream().map(it -> MEASURED.of(it, content, answer(line))).toList();
      if (assertion.set() == null) {
        marks.add(assertion, given.getFirst());
      } else {
        marks.addSet(assertion, given);
      }
    }
    Optional<Double> threshold =
        line.has("threshold") ? Optional.of(line.path("threshold").asDouble()) : Optional.empty();
    return marks.ended(threshold).result();
  }
}
