package dev.hansei.activities.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metrics on public answers, where HANSEI_TEST_DATA names a folder that has them. */
class MetricsOnPublicSetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void hallucinatedAnswersScoreFarBelowRightOnes() throws IOException {
    List<JsonNode> rows = rows("halueval/qa_pairs.jsonl");
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
  void japaneseAnswerersAgreeMoreByCharacterThanByWholeAnswer() throws IOException {
    List<JsonNode> rows = rows("jglue/jsquad.jsonl");
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

  private static List<JsonNode> rows(String file) throws IOException {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(folder, file))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
