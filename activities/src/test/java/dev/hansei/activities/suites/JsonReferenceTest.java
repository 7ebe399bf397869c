package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Extractions: each case has its own JSON that is expected. */
class JsonReferenceTest {
  private static final String REFERENCE =
      "{\"name\":\"Ann\",\"address\":{\"city\":\"Bern\"},\"n\":1}";

  @Test
  void theCasesReferenceIsWhatIsExpected() {
    for (String value : new String[] {null, "{{reference}}", " {{ reference | trim }}"}) {
      Score equal =
          score(value, REFERENCE, "{\"n\":1.0,\"address\":{\"city\":\"Bern\"},\"name\":\"Ann\"}");
      assertThat(equal.passed()).isTrue();
      assertThat(equal.explanation()).isEmpty();
      assertThat(score(value, REFERENCE, "{}").passed()).isFalse();
    }
  }

  @Test
  void itSaysWhichFieldsDiffer() {
    Score score =
        score(
            null,
            REFERENCE,
            "{\"name\":\"Ann\",\"address\":{\"city\":\"Basel\"},\"a/b\":2,\"n\":1}");
    assertThat(score.value()).isZero();
    assertThat(score.explanation()).isEqualTo("differs at /address/city, /a~1b");
    assertThat(score(null, REFERENCE, "Ann").explanation()).isEqualTo("the answer is no JSON");
    assertThat(score(null, "[1,2]", "[1,3]").explanation()).isEqualTo("differs at /1");
    assertThat(score(null, "[1,2]", "[1]").explanation()).isEqualTo("differs at the whole");
  }

  @Test
  void textsOfAnObjectAreFilledEachByItself() {
    String value = "{\"name\":\"{{who}}\",\"n\":1}";
    assertThat(score(value, "", "{\"name\":\"A\\\"nn\",\"n\":1}").passed()).isTrue();
    assertThat(score(value, "", "{\"name\":\"{{who}}\",\"n\":1}").passed()).isFalse();
  }

  @Test
  void sharesOfFieldsReadTheReferenceToo() {
    Assertion fields = assertion(MetricType.JSON_FIELDS, "{{reference}}");
    Given given = given(fields, "{\"a\":1,\"b\":2}", "{\"a\":1}");
    assertThat(((Given.Value) given).score().value()).isEqualTo(0.5);
  }

  @Test
  void aCaseWithoutReferenceAndOneThatIsNoJsonAreUnscored() {
    Assertion equal = assertion(MetricType.JSON_EQUALS, null);
    assertThat(given(equal, "", "{}"))
        .isEqualTo(new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE));
    assertThat(given(equal, "five days", "{}"))
        .isEqualTo(new Given.Nothing(UnscoredReason.METRIC_FAILED, Usage.NONE));
  }

  private static Score score(@Nullable String value, String reference, String answer) {
    return ((Given.Value) given(assertion(MetricType.JSON_EQUALS, value), reference, answer))
        .score();
  }

  private static Assertion assertion(MetricType type, @Nullable String value) {
    return new Assertion(type, type.word(), value, 1, 1, null);
  }

  private static Given given(Assertion assertion, String reference, String answer) {
    return PromptfooParityTest.MEASURED.of(
        assertion,
        new CaseContent("?", reference, List.of(), Map.of("who", "A\"nn")),
        new GivenAnswer(answer, 1, Usage.NONE, Optional.of(0L)));
  }
}
