package dev.hansei.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.demo.Questions.Label;
import dev.hansei.infra.demo.Questions.Question;
import dev.hansei.infra.demo.documents.DocumentPassage;
import dev.hansei.infra.demo.documents.Javadoc;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** All questions, asked of the whole documents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskTheDocsIT {
  private static final int DIMENSION = MiniLmEmbedder.DIMENSION;
  private static final Map<String, Object> FIRST = Map.of("retrievalDepth", 3, "maxSentences", 1);
  private static final Map<String, Object> NAMED =
      Map.of("retrievalDepth", 5, "maxSentences", 2, "wordWeight", 0.3, "nameSource", true);
  private static final Map<String, Object> SHALLOW = Map.of("retrievalDepth", 1, "maxSentences", 1);

  private final List<Question> questions = Questions.questions();
  private MiniLmEmbedder embedder;
  private AskTheDocs docs;

  @BeforeAll
  void start() throws IOException {
    embedder = new MiniLmEmbedder(new EmbeddingSettings(0));
    List<DocumentPassage> passages =
        Javadoc.read(Path.of("target/demo/temporal-sdk-javadoc.jar")).stream()
            .flatMap(page -> Javadoc.passages(page).stream())
            .toList();
    Library library = Library.of(passages, embedder, new KeptVectors(Path.of("target/demo/cache")));
    docs = new AskTheDocs(library, embedder);
    assertThat(library.size()).isGreaterThan(1_500);
  }

  @AfterAll
  void stop() {
    embedder.close();
  }

  /**
   * MiniLM's last digits differ between processors, and so may a few answers; on the machine where
   * they were labelled all are.
   */
  @Test
  void nearlyAllOutputsOfTheLabelledSettingsHaveALabel() {
    Set<String> labelled = Questions.labels().stream().map(Label::key).collect(Collectors.toSet());
    for (Map<String, Object> settings : List.of(FIRST, NAMED, SHALLOW)) {
      long found =
          questions.stream()
              .map(each -> key(each.question(), output(each, settings)))
              .filter(labelled::contains)
              .count();
      System.out.printf("labels for %d of %d outputs of %s%n", found, questions.size(), settings);
      assertThat(found).isGreaterThan(questions.size() * 9L / 10);
    }
  }

  @Test
  void equalQuestionsGetEqualAnswers() {
    Question question = questions.getFirst();
    assertThat(ask(question, NAMED, Optional.empty()))
        .isEqualTo(ask(question, NAMED, Optional.empty()));
  }

  @Test
  void eachSettingChangesOutputs() {
    assertThat(changed(Map.of("retrievalDepth", 8))).isGreaterThan(10);
    assertThat(changed(Map.of("retrievalDepth", 1))).isGreaterThan(10);
    assertThat(changed(Map.of("maxSentences", 3))).isGreaterThan(50);
    assertThat(changed(Map.of("wordWeight", 0.5))).isGreaterThan(10);
    assertThat(changed(Map.of("nameSource", true))).isGreaterThan(50);
    assertThat(changed(Map.of("refuseBelow", 0.5))).isGreaterThan(20);
    // Against three sentences of any length: in 80 characters there is room for one.
    assertThat(changed(Map.of("maxSentences", 3), Map.of("maxSentences", 3, "maxChars", 80)))
        .isGreaterThan(50);
    assertThat(changed(Map.of("refusal", "Ask a person."))).isGreaterThan(10);
  }

  @Test
  void anAdapterChangesWhatIsRetrieved() {
    EmbeddingMap same = diagonal(1);
    EmbeddingMap opposite = diagonal(-1);
    long moved = 0;
    for (Question each : questions) {
      Answered plain = ask(each, FIRST, Optional.empty());
      // Mapped vectors are brought to length 1 again, which may move the last digit of a score.
      assertThat(ids(ask(each, FIRST, Optional.of(same)))).isEqualTo(ids(plain));
      moved += ids(ask(each, FIRST, Optional.of(opposite))).equals(ids(plain)) ? 0 : 1;
    }
    assertThat(moved).isEqualTo(questions.size());
  }

  private static EmbeddingMap diagonal(float value) {
    float[] rows = new float[DIMENSION * DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      rows[i * DIMENSION + i] = value;
    }
    return EmbeddingMap.of(rows, DIMENSION);
  }

  private long changed(Map<String, Object> settings) {
    return changed(Map.of(), settings);
  }

  private long changed(Map<String, Object> before, Map<String, Object> settings) {
    return questions.stream()
        .filter(each -> !output(each, settings).equals(output(each, before)))
        .count();
  }

  private String output(Question question, Map<String, Object> settings) {
    return ask(question, settings, Optional.empty()).answer();
  }

  private Answered ask(
      Question question, Map<String, Object> settings, Optional<EmbeddingMap> adapter) {
    return docs.answer(question.question(), AskSettings.of(settings), adapter).answered();
  }

  private static List<String> ids(Answered answered) {
    return answered.passages().stream().map(each -> each.passage().id()).toList();
  }

  private static String key(String question, String output) {
    try {
      byte[] both = (question + '\0' + output).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
