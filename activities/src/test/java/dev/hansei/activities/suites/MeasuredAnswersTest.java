package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.metrics.TextMetrics;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasuredAnswersTest {
  private final MeasuredAnswers measured =
      new MeasuredAnswers(new TextMetrics(new StillEmbedder()));

  @ParameterizedTest
  @EnumSource(names = {"ROUGE_L", "ROUGE_LSUM", "TER", "BLEU", "F1"})
  void whatIsTooLongToBeComparedIsNoFaultOfTheMetric(MetricType type) {
    var assertion = new Assertion(type, "close", null, 0.5, 1, null);
    var content = new CaseContent("q", "a reference", List.of(), Map.of());

    assertThat(measured.of(assertion, content, answer("word ".repeat(60_000))))
        .isEqualTo(new AnswerScorer.Given.Nothing(UnscoredReason.TEXT_TOO_LONG, Usage.NONE));
    assertThat(measured.of(assertion, content, answer("a reference")))
        .isInstanceOf(AnswerScorer.Given.Value.class);
  }

  private static GivenAnswer answer(String text) {
    return new GivenAnswer(text, 5, Usage.NONE, Optional.empty());
  }
}
