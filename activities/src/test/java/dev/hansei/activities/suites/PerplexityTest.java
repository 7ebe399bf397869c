package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.metrics.TextMetrics;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The two kinds of assertion that go by the chances of an answer's tokens. */
class PerplexityTest {
  /** Those of promptfoo's own tests: a perplexity of 1.284, a score of 0.438. */
  private static final Logprobs FOUR = new Logprobs(4, -0.2 - 0.4 - 0.1 - 0.3);

  private final MeasuredAnswers measured =
      new MeasuredAnswers(new TextMetrics(new StillEmbedder()));

  /** The verdicts of promptfoo's tests, and of its formula on either side of its figures. */
  @ParameterizedTest
  @CsvSource({
    "PERPLEXITY, 2, true, 1",
    "PERPLEXITY, 0.2, false, 0",
    "PERPLEXITY, 1.285, true, 1",
    "PERPLEXITY, 1.284, false, 0",
    "PERPLEXITY_SCORE, 0.25, true, 0.4378234991142019",
    "PERPLEXITY_SCORE, 0.5, false, 0.4378234991142019",
    "PERPLEXITY_SCORE, 0, true, 0.4378234991142019"
  })
  void passesWhereItDoesInPromptfoo(
      MetricType type, double threshold, boolean passes, double value) {
    Score score = score(asks(type, threshold, false), FOUR);
    assertThat(score.passed()).isEqualTo(passes);
    assertThat(score.value()).isCloseTo(value, within(1e-12));

    Score turned = score(asks(type, threshold, true), FOUR);
    assertThat(turned.passed()).isEqualTo(!passes);
    assertThat(turned.value()).isCloseTo(1 - value, within(1e-12));
  }

  @Test
  void saysWhatWasMeasured() {
    assertThat(score(asks(MetricType.PERPLEXITY, 1.5, false), FOUR).explanation())
        .isEqualTo("1.284025, at most 1.5");
    assertThat(score(asks(MetricType.PERPLEXITY_SCORE, 0.4, false), FOUR).explanation())
        .isEqualTo("perplexity 1.284025");
  }

  @Test
  void anAnswerThatNobodyExpectedIsMeasuredToo() {
    var never = new Logprobs(1, -9_999);
    assertThat(score(asks(MetricType.PERPLEXITY, 1e300, false), never).passed()).isFalse();
    assertThat(score(asks(MetricType.PERPLEXITY_SCORE, 0, false), never).value()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"PERPLEXITY", "PERPLEXITY_SCORE"})
  void whereNoChancesAreToldItIsUnscoredAndNeverFailed(MetricType type) {
    for (boolean turned : List.of(false, true)) {
      assertThat(measured.of(asks(type, 0.5, turned), content(), answer(Optional.empty())))
          .isEqualTo(new Given.Nothing(UnscoredReason.NO_LOGPROBS, Usage.NONE));
    }
  }

  @Test
  void onlyPerplexityNeedsAThreshold() {
    assertThat(MetricType.PERPLEXITY.usualThreshold()).isEmpty();
    assertThat(MetricType.PERPLEXITY_SCORE.usualThreshold()).hasValue(0);
  }

  private Score score(Assertion assertion, Logprobs logprobs) {
    Given given = measured.of(assertion, content(), answer(Optional.of(logprobs)));
    assertThat(given).isInstanceOf(Given.Value.class);
    return ((Given.Value) given).score();
  }

  private static Assertion asks(MetricType type, double threshold, boolean negated) {
    return new Assertion(type, "sure", null, threshold, 1, null, negated, null, null);
  }

  private static CaseContent content() {
    return new CaseContent("q", "", List.of(), Map.of());
  }

  private static GivenAnswer answer(Optional<Logprobs> logprobs) {
    return new GivenAnswer("Paris.", 5, Usage.NONE, Optional.empty(), List.of(), logprobs);
  }
}
