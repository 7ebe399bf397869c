package dev.hansei.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.demo.Questions.Label;
import dev.hansei.infra.demo.Questions.Question;
import dev.hansei.infra.demo.documents.DocumentPage;
import dev.hansei.infra.demo.documents.Javadoc;
import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The questions say only what the documents say, and no role asks what the other asks. */
class QuestionsTest {
  private static final Path JAR = Path.of("target/demo/temporal-sdk-javadoc.jar");

  /** Two questions this near ask the same in other words; the nearest of two roles have 0.750. */
  private static final double NEAR_DUPLICATE = 0.8;

  private final List<Question> questions = Questions.questions();

  @Test
  void areManyOfEachRoleAndManyKinds() {
    assertThat(questions).hasSizeGreaterThanOrEqualTo(120);
    assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
    assertThat(questions).extracting(Question::question).doesNotHaveDuplicates();
    assertThat(questions).extracting(Question::role).containsOnly("traffic", "gate");
    assertThat(count("role", "traffic")).isGreaterThanOrEqualTo(80);
    assertThat(count("role", "gate")).isGreaterThanOrEqualTo(80);
    assertThat(count("kind", "unanswerable")).isBetween(15L, 20L);
    assertThat(count("kind", "multi-hop")).isGreaterThanOrEqualTo(8);
    assertThat(count("language", "ja")).isGreaterThanOrEqualTo(12);
  }

  @Test
  void areSupportedByTheirPages() throws IOException {
    Map<String, String> pages =
        Javadoc.read(JAR).stream()
            .collect(Collectors.toMap(DocumentPage::name, page -> folded(page.markdown())));
    for (Question each : questions) {
      assertThat(each.reference()).as(each.id()).isNotBlank();
      assertThat(each.pages().isEmpty())
          .as(each.id())
          .isEqualTo(each.kind().equals("unanswerable"));
      assertThat(pages.keySet()).as(each.id()).containsAll(each.pages());
      for (String term : each.terms()) {
        assertThat(each.pages())
            .as("%s: '%s' is on one of its pages", each.id(), term)
            .anyMatch(page -> pages.getOrDefault(page, "").contains(folded(term)));
      }
    }
  }

  @Test
  void noRoleAsksWhatTheOtherAsks() {
    try (var embedder = new MiniLmEmbedder(new EmbeddingSettings(0))) {
      List<float[]> vectors = embedder.embed(questions.stream().map(Question::question).toList());
      double nearest = 0;
      for (int i = 0; i < questions.size(); i++) {
        for (int j = i + 1; j < questions.size(); j++) {
          boolean apart = !questions.get(i).role().equals(questions.get(j).role());
          // Of Japanese MiniLM reads characters only: such questions look alike to it.
          boolean english =
              questions.get(i).language().equals("en") && questions.get(j).language().equals("en");
          if (apart && english) {
            nearest = Math.max(nearest, dot(vectors.get(i), vectors.get(j)));
            assertThat(dot(vectors.get(i), vectors.get(j)))
                .as("%s and %s", questions.get(i).question(), questions.get(j).question())
                .isLessThan(NEAR_DUPLICATE);
          }
        }
      }
      assertThat(nearest).as("as measured").isBetween(0.7, NEAR_DUPLICATE);
    }
  }

  @Test
  void labelsTellWhoGaveThem() {
    List<Label> labels = Questions.labels();
    assertThat(labels).hasSizeGreaterThan(400);
    assertThat(labels).extracting(Label::key).doesNotHaveDuplicates();
    List<String> ids = questions.stream().map(Question::id).toList();
    assertThat(labels)
        .allSatisfy(label -> {
          assertThat(label.key()).matches("[0-9a-f]{64}");
          assertThat(ids).contains(label.question());
          assertThat(label.label()).isIn("pass", "fail");
          assertThat(label.reason()).isNotBlank();
          assertThat(label.kind()).isEqualTo("model");
          assertThat(label.author()).isEqualTo("Claude, a language model");
        });
  }

  private long count(String field, String value) {
    return questions.stream()
        .map(each ->
            switch (field) {
              case "role" -> each.role();
              case "kind" -> each.kind();
              default -> each.language();
            })
        .filter(value::equals)
        .count();
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static double dot(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
    }
    return dot;
  }
}
