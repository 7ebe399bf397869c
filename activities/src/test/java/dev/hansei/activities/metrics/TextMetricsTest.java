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
  void equalsForgivesOnlyWhiteSpaceAtTheEnds() {
    assertThat(METRICS.score(MetricType.EQUALS, " Five days.\n", "Five days.")).isEqualTo(1);
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
    assertThat(METRICS.score(MetricType.STARTS_WITH, "  Yes, five days.", "Yes")).isEqualTo(1);
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
          if (!type.needsJudge() && type != MetricType.REGEX) {
            assertThat(METRICS.score(type, answer, expected)).isBetween(0.0, 1.0);
          }
        }
      }
    }
  }

  @Test
  void judgesAreAskedElsewhere() {
    assertThatThrownBy(() -> METRICS.score(MetricType.LLM_RUBRIC, "a", "b"))
        .hasMessage("metric 'llm-rubric' needs a judge");
  }
}
