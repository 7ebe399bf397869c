package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.metrics.overlap.Recitation;
import dev.hansei.activities.metrics.overlap.Recitation.Source;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecitationTest {
  private static final List<ContextPassage> PASSAGES =
      List.of(
          new ContextPassage("p1", "Refunds are free. The refund takes five working days."),
          new ContextPassage("p2", "Call us: the refund takes FIVE working-days at most, we say."));

  @Test
  void theLongestRunIsCitedWithItsPlace() {
    Score score =
        score(MetricType.RECITATION, 5, "Well, the refund takes five working days at most.", null);
    assertThat(score.passed()).isFalse();
    assertThat(score.value()).isZero();
    assertThat(score.explanation())
        .isEqualTo(
            "8 of 9 words (89 %) in a row stand in passage p2, words 3 to 10:"
                + " “the refund takes five working days at most”");
    assertThat(score(MetricType.RECITATION, 8, "The refund takes five days.", null).passed())
        .isTrue();
    assertThat(
            score(MetricType.RECITATION_RATIO, 0.5, "A refund takes five long days.", null).value())
        .isCloseTo(1 - 3.0 / 6, within(1e-9));
  }

  @Test
  void textsOfTheAssertionAreSourcesToo() {
    String song = "[\"Nothing of it.\",\"Row, row, row your {{vessel}}\"]";
    assertThat(score(MetricType.RECITATION, 2, "row row your boat", song).explanation())
        .endsWith("in a row stand in text 2 of the assertion, words 2 to 5: “row row your boat”");
    assertThat(score(MetricType.RECITATION, 2, "Ships.", song).explanation())
        .isEqualTo("no word of the answer stands in the sources");
  }

  @Test
  void withoutAnySourceNothingIsScored() {
    Given given =
        PromptfooParityTest.MEASURED.of(
            new Assertion(MetricType.RECITATION, "r", null, 5, 1, null),
            new CaseContent("?", "", List.of(), Map.of()),
            new GivenAnswer("x", 1, Usage.NONE, Optional.empty()));
    assertThat(given).isEqualTo(new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE));
  }

  @Test
  void textWithoutSpacesIsComparedCharacterByCharacter() {
    Recitation found = Recitation.of("返金は五日かかります。", List.of(new Source("s", "なお、返金は、五日です")));
    assertThat(found.words()).isEqualTo(5);
    assertThat(found.citation()).contains("“返金は五日”");
  }

  /** Beside the plain way, which looks at every pair of places. */
  @Test
  void itFindsWhatAllPairsOfPlacesHave() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int letters = 1 + random.nextInt(4);
      List<String> answer = words(random, random.nextInt(40), letters);
      List<String> source = words(random, random.nextInt(60), letters);
      Recitation found =
          Recitation.of(
              String.join(" ", answer), List.of(new Source("s", String.join(" ", source))));
      assertThat(found.words()).as("%s in %s", answer, source).isEqualTo(longest(answer, source));
    }
  }

  @Test
  void longTextsTakeLinearTimeAndLongerOnesAreRefused() {
    String answer = "a ".repeat(20_000);
    String source = ("a ".repeat(19_999) + "b ").repeat(40);
    assertThat(Recitation.of(answer, List.of(new Source("s", source))).words()).isEqualTo(19_999);
    assertThatThrownBy(() -> Recitation.of(answer + "a", List.of()))
        .hasMessage("there are over 20000 words to compare");
  }

  private static List<String> words(Random random, int count, int letters) {
    return IntStream.range(0, count)
        .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(letters))))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static int longest(List<String> left, List<String> right) {
    int best = 0;
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        int run = 0;
        while (i + run < left.size()
            && j + run < right.size()
            && left.get(i + run).equals(right.get(j + run))) {
          run++;
        }
        best = Math.max(best, run);
      }
    }
    return best;
  }

  private static Score score(
      MetricType type, double threshold, String answer, @Nullable String value) {
    Given given =
        PromptfooParityTest.MEASURED.of(
            new Assertion(type, type.word(), value, threshold, 1, null),
            new CaseContent("?", "", PASSAGES, Map.of("vessel", "boat")),
            new GivenAnswer(answer, 1, Usage.NONE, Optional.empty()));
    assertThat(given).isInstanceOf(Given.Value.class);
    return ((Given.Value) given).score();
  }
}
