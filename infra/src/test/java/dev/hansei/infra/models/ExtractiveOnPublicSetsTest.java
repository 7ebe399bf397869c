package dev.hansei.infra.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.models.ExtractiveQuestion.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranker on public question sets, where HANSEI_TEST_DATA names a folder that has them. */
class ExtractiveOnPublicSetsTest {
  private static final int SAMPLE = 150;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Asked(String question, String context) {}

  @ParameterizedTest
  @CsvSource({"jglue/jsquad.jsonl", "halueval/qa_pairs.jsonl"})
  void answersItsOwnQuestionsAndRefusesStrangeOnes(String file) throws IOException {
    List<Asked> set = read(file);
    int answered = 0;
    int refused = 0;
    try (MiniLmEmbedder embedder = new MiniLmEmbedder(new EmbeddingSettings(0))) {
      ExtractiveAnswerer answerer = new ExtractiveAnswerer(embedder);
      for (int i = 0; i < SAMPLE; i++) {
        String strange = set.get((i + SAMPLE / 2) % SAMPLE).context();
        answered += refuses(answerer, set.get(i).question(), set.get(i).context()) ? 0 : 1;
        refused += refuses(answerer, set.get(i).question(), strange) ? 1 : 0;
      }
    }
    assertThat(answered).as("answered of %d own questions", SAMPLE).isGreaterThan(SAMPLE * 9 / 10);
    assertThat(refused)
        .as("refused of %d strange questions", SAMPLE)
        .isGreaterThan(SAMPLE * 8 / 10);
  }

  @Test
  void findsTheSentenceWithTheAnswerInJapanese() throws IOException {
    int right = 0;
    int asked = 0;
    try (MiniLmEmbedder embedder = new MiniLmEmbedder(new EmbeddingSettings(0))) {
      ExtractiveAnswerer answerer = new ExtractiveAnswerer(embedder);
      for (JsonNode row : rows("jglue/jsquad.jsonl")) {
        String text = answer(answerer, row.get("question").asText(), row.get("context").asText());
        asked++;
        right += holdsAnAnswer(text, row.get("answers")) ? 1 : 0;
      }
    }
    assertThat(right).as("right of %d", asked).isGreaterThan(asked * 8 / 10);
  }

  private static boolean holdsAnAnswer(String text, JsonNode answers) {
    for (JsonNode answer : answers) {
      if (text.contains(answer.asText())) {
        return true;
      }
    }
    return false;
  }

  private static boolean refuses(ExtractiveAnswerer answerer, String question, String context) {
    return answerer
        .answer(
            new ExtractiveQuestion(
                question, List.of(new Passage("p", context)), ExtractiveSettings.DEFAULTS))
        .refused();
  }

  private static String answer(ExtractiveAnswerer answerer, String question, String context) {
    return answerer
        .answer(
            new ExtractiveQuestion(
                question, List.of(new Passage("p", context)), ExtractiveSettings.DEFAULTS))
        .text();
  }

  private static List<Asked> read(String file) throws IOException {
    List<Asked> set = new ArrayList<>();
    for (JsonNode row : rows(file)) {
      set.add(new Asked(row.get("question").asText(), row.get("context").asText()));
    }
    return set;
  }

  private static List<JsonNode> rows(String file) throws IOException {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    List<String> lines = Files.readAllLines(Path.of(folder, file));
    List<JsonNode> rows = new ArrayList<>();
    // Evenly through the set, since neighbours are often about one article.
    for (int i = 0; i < SAMPLE; i++) {
      rows.add(JSON.readTree(lines.get(i * lines.size() / SAMPLE)));
    }
    return rows;
  }
}
