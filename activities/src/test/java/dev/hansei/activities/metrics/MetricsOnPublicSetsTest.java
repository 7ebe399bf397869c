package dev.hansei.activities.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metrics on public answers, where HANSEI_TEST_DATA names a folder that has them. */
class MetricsOnPublicSetsTest {
  @Test
  void hallucinatedAnswersScoreFarBelowRightOnes() {
    List<JsonNode> rows = ExpectedValues.publicRows("halueval/qa_pairs.jsonl");
    double wrong = 0;
    double exact = 0;
    for (JsonNode row : rows) {
      String right = row.get("right_answer").asText();
      assertThat(Squad.f1(right, "The " + right + "!")).isEqualTo(1);
      wrong += Squad.f1(right, row.get("hallucinated_answer").asText()) / rows.size();
      exact += Squad.exact(right, row.get("hallucinated_answer").asText()) / rows.size();
    }
    assertThat(wrong).isBetween(0.01, 0.4);
    assertThat(exact).isLessThan(0.02);
  }

  @Test
  void japaneseAnswerersAgreeMoreByCharacterThanByWholeAnswer() {
    List<JsonNode> rows = ExpectedValues.publicRows("jglue/jsquad.jsonl");
    double f1 = 0;
    double exact = 0;
    for (JsonNode row : rows) {
      String first = row.get("answers").path(0).asText();
      String second = row.get("answers").path(1).asText(first);
      f1 += Squad.f1(first, second) / rows.size();
      exact += Squad.exact(first, second) / rows.size();
    }
    assertThat(exact).isBetween(0.5, 0.99);
    assertThat(f1).isBetween(exact + 0.01, 1.0);
  }
}
