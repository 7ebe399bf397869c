package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.statistics.KrippendorffAlpha;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RaterFiguresTest {
  private static final RaterScale WORDS = RaterScale.of(new LabelKind.PassFail());

  /** Two raters, 40 both say pass, 5 and 3 differ, 2 both say fail. */
  private static List<OfTask> twoByTwo() {
    List<OfTask> tasks = new ArrayList<>();
    add(tasks, 40, "pass", "pass");
    add(tasks, 5, "pass", "fail");
    add(tasks, 3, "fail", "pass");
    add(tasks, 2, "fail", "fail");
    return tasks;
  }

  private static void add(List<OfTask> tasks, int count, String left, String right) {
    for (int i = 0; i < count; i++) {
      tasks.add(task(tasks.size(), left, right));
    }
  }

  private static OfTask task(int number, String... words) {
    List<String> authors = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      authors.add("outside:r" + i);
    }
    return new OfTask("t" + number, authors, List.of(words));
  }

  @Test
  void positiveAndNegativeAgreementAreThoseOfTwoRaters() {
    WordUse pass = WordUse.of(twoByTwo()).getFirst();
    assertThat(pass.word()).isEqualTo("pass");
    assertThat(pass.share()).isCloseTo(88 / 100.0, within(1e-12));
    assertThat(pass.positive().orElseThrow()).isCloseTo(80 / 88.0, within(1e-12));
    assertThat(pass.negative().orElseThrow()).isCloseTo(4 / 12.0, within(1e-12));
  }

  @Test
  void highAgreementWithLowKappaIsCalledAParadox() {
    var measures = RaterMeasures.of(WORDS, twoByTwo(), RaterMeasures.PART);
    assertThat(measures.percent().orElseThrow().value()).isCloseTo(0.84, within(1e-12));
    assertThat(measures.kappa().orElseThrow().value()).isLessThan(0.3);
    assertThat(measures.fleiss()).as("two raters have Cohen's").isEmpty();
    assertThat(measures.paradox().orElseThrow().most().word()).isEqualTo("pass");
  }

  @Test
  void manyRatersHaveFleissAndAlpha() {
    List<OfTask> tasks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tasks.add(task(i, "pass", i % 3 == 0 ? "fail" : "pass", i % 4 == 0 ? "fail" : "pass"));
    }
    var measures = RaterMeasures.of(WORDS, tasks, RaterMeasures.PART);
    assertThat(measures.kappa()).isEmpty();
    assertThat(measures.fleiss()).isPresent();
    double alpha =
        KrippendorffAlpha.nominal(tasks.stream().map(OfTask::words).toList()).orElseThrow();
    assertThat(measures.alpha().orElseThrow().value()).isCloseTo(alpha, within(1e-12));
    assertThat(measures.percent().orElseThrow().value())
        .as("of three pairs one agrees where one differs")
        .isCloseTo((6 + 6 / 3.0) / 12, within(1e-12));
  }

  @Test
  void everybodyIsHeldAgainstTheMajorityOfTheOthers() {
    List<OfTask> tasks =
        List.of(
            task(0, "pass", "pass", "fail"),
            task(1, "pass", "fail", "fail"),
            task(2, "fail", "pass", "pass"));
    OfRater first =
        RaterTable.of(WORDS, tasks).stream()
            .filter(rater -> rater.author().equals("outside:r0"))
            .findFirst()
            .orElseThrow();
    assertThat(first.compared()).isEqualTo(3);
    assertThat(first.ties()).as("the others differ on the first").isEqualTo(1);
    assertThat(first.percent().orElseThrow().value())
        .as("a tie goes to the first by name, r1")
        .isCloseTo(1 / 3.0, within(1e-12));
    assertThat(first.alphaWithout()).isPresent();
  }

  @Test
  void numbersAgreeWithinTheirTolerance() {
    var minutes = RaterScale.of(new NumberRange(0, 60, 0.5, 1.0));
    assertThat(Sameness.of(minutes, List.of("10", "11", "12.5")))
        .as("one of three pairs")
        .isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Sameness.of(minutes, List.of("9", "10", "10.5", "10")))
        .as("all but 9 with 10.5")
        .isCloseTo(5 / 6.0, within(1e-12));
  }

  @Test
  void slicesHaveTenItemsAtLeast() {
    Map<String, Map<String, String>> parts = new HashMap<>();
    List<OfTask> tasks = twoByTwo();
    for (int i = 0; i < tasks.size(); i++) {
      parts.put("t" + i, Map.of("language", i < 45 ? "en" : "ja", "kind", "one"));
    }
    assertThat(SliceMeasures.of(WORDS, tasks, parts))
        .singleElement()
        .satisfies(slice -> assertThat(slice.part()).isEqualTo("en"));
  }
}
