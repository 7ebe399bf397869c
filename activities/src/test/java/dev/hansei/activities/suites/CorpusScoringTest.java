package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.metrics.overlap.RecitationCorpus;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Recitation from the documents that a dataset was made of. */
class CorpusScoringTest {
  private static final MeasuredAnswers MEASURED = PromptfooParityTest.MEASURED;

  private final AtomicInteger reads = new AtomicInteger();
  private final ChunkCorpus corpus =
      ChunkCorpus.of(() -> {
        reads.incrementAndGet();
        return RecitationCorpus.of(
            List.of(
                new RecitationCorpus.Text(
                    "terms.md", List.of("Refunds are free.", "It takes five working days."))));
      });

  @Test
  void theRunIsMeasuredAgainstTheDocumentsWhichAreReadOnce() {
    Score score = score(asks(MetricType.RECITATION, 4), "It takes five working days, we say.");
    assertThat(score.passed()).isFalse();
    assertThat(score.explanation())
        .isEqualTo(
            "5 of 7 words (71 %) in a row stand in document terms.md, passage 2 from word 1:"
                + " “It takes five working days”");
    assertThat(score(asks(MetricType.RECITATION, 5), "It takes five working days.").passed())
        .isTrue();
    assertThat(score(asks(MetricType.RECITATION_RATIO, 0.5), "Refunds are dear.").value())
        .isCloseTo(1.0 / 3, within(1e-9));
    assertThat(reads).hasValue(1);
  }

  @Test
  void withoutDocumentsNothingIsScored() {
    var nothing = new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE);
    Assertion asked = asks(MetricType.RECITATION, 4);
    var content =
        new CaseContent("?", "r", List.of(new ContextPassage("p1", "It takes five.")), Map.of());
    assertThat(MEASURED.recited(asked, answer("It takes five."), ChunkCorpus.NONE))
        .isEqualTo(nothing);
    assertThat(MEASURED.of(asked, content, answer("It takes five.")))
        .as("a guardrail")
        .isEqualTo(nothing);
    assertThat(reads).hasValue(0);
  }

  @Test
  void onlyRecitationAsksForThem() {
    Assertion asked = asks(MetricType.RECITATION, 4);
    var contains = new Assertion(MetricType.CONTAINS, "c", Corpus.VALUE, 1, 1, null);
    var set =
        new Assertion(
            MetricType.ASSERT_SET,
            "set",
            null,
            1,
            1,
            null,
            null,
            null,
            new AssertSet(List.of(contains, asked), true));
    assertThat(DocumentCorpora.isAskedBy(List.of(contains))).isFalse();
    assertThat(DocumentCorpora.isAskedBy(List.of(contains, set))).isTrue();
  }

  private static Assertion asks(MetricType type, double threshold) {
    return new Assertion(type, "recited", Corpus.VALUE, threshold, 1, null);
  }

  private Score score(Assertion assertion, String answer) {
    Given given = MEASURED.recited(assertion, answer(answer), corpus);
    assertThat(given).isInstanceOf(Given.Value.class);
    return ((Given.Value) given).score();
  }

  private static GivenAnswer answer(String text) {
    return new GivenAnswer(text, 1, Usage.NONE, Optional.empty());
  }
}
