package dev.hansei.activities.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.workflows.criteria.MetricType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TextMetricsTest {
  private static final MiniLmEmbedder EMBEDDER = new MiniLmEmbedder(new EmbeddingSettings(1));
  private static final TextMetrics METRICS = new TextMetrics(EMBEDDER);

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  @Test
  void equalsForgivesNothing() {
    assertThat(METRICS.score(MetricType.EQUALS, "Five days.", "Five days.")).isEqualTo(1);
    assertThat(METRICS.score(MetricType.EQUALS, " Five days.\n", "Five days.")).isZero();
    assertThat(METRICS.score(MetricType.EQUALS, "five days.", "Five days.")).isZero();
  }

  @Test
  void containsGoesByLetterAndIcontainsForgivesCase() {
    assertThat(METRICS.score(MetricType.CONTAINS, "It takes five days.", "five days")).isEqualTo(1);
    assertThat(METRICS.score(MetricType.CONTAINS, "It takes Five Days.", "five days")).isZero();
    assertThat(METRICS.score(MetricType.ICONTAINS, "It takes ÜBER Five DAYS.", "über five days"))
        .isEqualTo(1);
    assertThat(METRICS.score(MetricType.ICONTAINS, "It takes six days.", "five days")).isZero();
  }

  @Test
  void exactAndF1AreSquads() {
    assertThat(METRICS.score(MetricType.EXACT, "The five days!", "five days")).isEqualTo(1);
    assertThat(METRICS.score(MetricType.F1, "within five days", "five days")).isEqualTo(0.8);
  }

  @Test
  void startsWithAndRegexLookAtLetters() {
    assertThat(METRICS.score(MetricType.STARTS_WITH, "Yes, five days.", "Yes")).isEqualTo(1);
    assertThat(METRICS.score(MetricType.STARTS_WITH, "  Yes, five days.", "Yes")).isZero();
    assertThat(METRICS.score(MetricType.STARTS_WITH, "Oh yes", "yes")).isZero();
    assertThat(METRICS.score(MetricType.REGEX, "It takes 5 days.", "\\b\\d+ days?\\b"))
        .isEqualTo(1);
    assertThat(METRICS.score(MetricType.REGEX, "It takes five days.", "^\\d")).isZero();
  }

  @Test
  void overlapsAreThoseOfTheLiteratureFromZeroToOne() {
    String expected = "The refund takes five days.";
    for (MetricType type :
        List.of(
            MetricType.BLEU,
            MetricType.CHRF,
            MetricType.GLEU,
            MetricType.ROUGE_1,
            MetricType.ROUGE_2,
            MetricType.ROUGE_L,
            MetricType.ROUGE_LSUM)) {
      assertThat(METRICS.score(type, expected, expected))
          .as(type.word())
          .isCloseTo(1, within(1e-9));
      assertThat(METRICS.score(type, "zzz", expected)).as(type.word()).isLessThan(0.1);
    }
    // 2 of 3 words are wanted, 2 of 2 are there.
    assertThat(METRICS.score(MetricType.ROUGE_1, "within five days", "five days"))
        .isCloseTo(0.8, within(1e-9));
  }

  @Test
  void similarityFollowsMeaning() {
    double near =
        METRICS.score(
            MetricType.SIMILAR,
            "You get your money back in five days.",
            "The refund takes five days.");
    double far =
        METRICS.score(
            MetricType.SIMILAR, "Elephants are large animals.", "The refund takes five days.");
    assertThat(near).isGreaterThan(0.5);
    assertThat(far).isLessThan(0.2);
    assertThat(METRICS.score(MetricType.SIMILAR, "同じ文です。", "同じ文です。")).isEqualTo(1);
    assertThat(METRICS.score(MetricType.SIMILAR, "", "The refund takes five days.")).isZero();
  }

  @Test
  void everyScoreLiesInRangeWhateverTheText() {
    List<String> texts =
        List.of("", " ", "。", "the", "\u0000", "\ud800", "😀", "x".repeat(50_000), "{{}}", "<b>");
    for (MetricType type : MetricType.values()) {
      for (String answer : texts) {
        for (String expected : texts) {
          if (comparesTexts(type)) {
            assertThat(METRICS.score(type, answer, expected))
                .as("%s of '%s' and '%s'", type.word(), answer, expected)
                .isBetween(0.0, 1.0);
          }
        }
      }
    }
  }

  private static boolean comparesTexts(MetricType type) {
    return type.passing() != MetricType.Passing.AT_MOST
        && !type.needsLogprobs()
        && switch (type.reads()) {
          case REFERENCE, REFERENCES, SOURCES, NOTHING, TOOLS, LIST, LIST_IF_ANY -> true;
          case TEXT, PATTERN, STEPS, SCHEMA, SQL, JSON, COUNT, SET, RUBRIC -> false;
        };
  }

  @Test
  void everyTypeHasOneThatScoresIt() {
    for (MetricType type : MetricType.values()) {
      boolean elsewhere =
          type.needsJudge()
              || type == MetricType.ASSERT_SET
              || type.needsLogprobs()
              || type.passing() == MetricType.Passing.AT_MOST;
      assertThat(METRICS.scores(type)).as(type.word()).isNotEqualTo(elsewhere);
    }
  }

  @Test
  void shapesAreReadFromTheAnswer() {
    assertThat(
            METRICS.score(
                MetricType.JSON_FIELDS,
                "{\"a\":1,\"b\":{\"c\":\"x\"}}",
                "{\"a\":1.0,\"/b/c\":\"x\",\"d\":null}"))
        .isCloseTo(2.0 / 3, within(1e-9));
    assertThat(
            METRICS.score(
                MetricType.TER, "the refund takes five days", "the refund takes six days"))
        .isCloseTo(0.8, within(1e-9));
    assertThat(METRICS.score(MetricType.TER, "a b c d e", "x")).isZero();
    assertThat(METRICS.score(MetricType.FORBIDS_WORDS, "A classic.", List.of("class")))
        .isEqualTo(1);
    assertThat(METRICS.score(MetricType.FORBIDS_WORDS, "First CLASS!", List.of("class"))).isZero();
    assertThat(METRICS.score(MetricType.LANGUAGE, "Das ist nicht ein Test für die Leute.", "de"))
        .isEqualTo(1);
    assertThat(METRICS.score(MetricType.LANGUAGE, "This is a test for the people.", "de")).isZero();
    assertThat(
            METRICS.score(
                MetricType.IFEVAL,
                "no commas here",
                "[{\"id\":\"punctuation:no_comma\"},{\"id\":\"keywords:existence\","
                    + "\"kwargs\":{\"keywords\":[\"refund\"]}}]"))
        .isEqualTo(0.5);
    // 15 words of one syllable in a sentence: 206.835 - 15.225 - 84.6 is over 100.
    assertThat(
            METRICS.score(
                MetricType.READABILITY,
                "I do not know why he did not say that he would come to us.",
                List.of()))
        .isEqualTo(1);
  }

  @Test
  void rankingsAreReadFromJsonAndFromLines() {
    List<String> relevant = List.of("a", "b");
    assertThat(METRICS.score(MetricType.RETRIEVAL_PRECISION, "[\"x\",\"a\"]", relevant))
        .isEqualTo(0.5);
    assertThat(METRICS.score(MetricType.RETRIEVAL_RECALL, "x\na\n", relevant)).isEqualTo(0.5);
    assertThat(METRICS.score(MetricType.RETRIEVAL_MRR, "[{\"id\":\"x\"},{\"id\":\"b\"}]", relevant))
        .isEqualTo(0.5);
    assertThat(METRICS.score(MetricType.RETRIEVAL_NDCG, "a\nb", relevant))
        .isCloseTo(1, within(1e-9));
    assertThat(METRICS.score(MetricType.RETRIEVAL_NDCG, "", relevant)).isZero();
  }

  @Test
  void whatASchemaRefersToIsNotFetched() {
    assertThatThrownBy(() ->
            METRICS.score(
                MetricType.IS_JSON, "{}", "{\"$ref\":\"http://127.0.0.1:1/schema.json\"}"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void judgesAreAskedElsewhere() {
    assertThatThrownBy(() -> METRICS.score(MetricType.LLM_RUBRIC, "a", "b"))
        .hasMessage("metric 'llm-rubric' needs a judge");
  }
}
