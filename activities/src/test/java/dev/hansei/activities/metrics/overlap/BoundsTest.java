package dev.hansei.activities.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outputs come from strangers: what they cost is bounded, and what is refused is said. */
class BoundsTest {
  /** Some hundred times what is needed; without the bounds it would take minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(ReferenceMetric.class)
  void textsThatAreTooLongAreRefused(ReferenceMetric metric) {
    String allowed = metric == ReferenceMetric.TER ? "65536" : "262144";
    String text = "a".repeat(262_145);
    assertThatThrownBy(() -> score(metric, text, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the output has 262145 characters; at most %s are compared", allowed);
    assertThatThrownBy(() -> score(metric, "a", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reference has 262145 characters; at most %s are compared", allowed);
  }

  @Test
  void longLinesOfRougeLsumNeedLittleMemory() {
    String output = "a ".repeat(130_000);
    String reference = "a b ".repeat(60_000);
    Rouge.Score score = new Rouge(false).score(Rouge.Kind.LINES, output, List.of(reference));
    assertThat(score.precision()).isCloseTo(6.0 / 13, within(1e-12));
    assertThat(score.recall()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void linesWithoutACommonWordAreNotCompared() {
    String output = lines("", 0, 16_000);
    String reference = lines("", 8_000, 24_000);
    double score =
        assertTimeoutPreemptively(
            PATIENCE, () -> score(ReferenceMetric.ROUGE_L_SUM, output, reference));
    assertThat(score).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void equalLinesAreComparedOnce() {
    String output = "a\n".repeat(30_000);
    double score =
        assertTimeoutPreemptively(
            PATIENCE, () -> score(ReferenceMetric.ROUGE_L_SUM, output, "a b\n".repeat(30_000)));
    assertThat(score).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void linesThatAllShareAWordAreCountedBeforeTheyAreCompared() {
    String text = lines("a ", 0, 20_000);
    assertThatThrownBy(() ->
            assertTimeoutPreemptively(
                PATIENCE, () -> score(ReferenceMetric.ROUGE_L_SUM, text, text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lines share words in 400020000 ways; at most 250000000 are compared");
  }

  private static String lines(String before, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> before + "w" + i)
        .collect(Collectors.joining("\n"));
  }

  private static double score(ReferenceMetric metric, String output, String reference) {
    return Scorer.of(metric, ScoringOptions.DEFAULT).score(output, List.of(reference));
  }
}
