package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueAgreement.OfAuthor;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.statistics.Confusion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementFiguresTest {
  private static final LabelKind KIND = new LabelKind.PassFail();
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void countsPairsAndSaysHowFarTheyAgree() {
    QueueAgreement found = AgreementFigures.of(KIND, reviews(), NOW);
    assertThat(found.pairs()).isEqualTo(50);
    assertThat(found.agreed()).isEqualTo(35);
    assertThat(found.percent().orElseThrow().value()).isEqualTo(0.7);
    // Cohen's own table of 1960: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no.
    assertThat(found.kappa().orElseThrow().value()).isCloseTo(0.4, within(1e-12));
    assertThat(found.kappa().orElseThrow().lower()).isBetween(0.05, 0.3);
    // 100 words, 55 and 45 of a kind, 30 ordered pairs that differ.
    assertThat(found.alpha().orElseThrow())
        .isCloseTo(1 - 99.0 * 30 / (100.0 * 100 - 55 * 55 - 45 * 45), within(1e-12));
    assertThat(found.people())
        .containsExactlyInAnyOrder(
            new OfAuthor("person:a", 50, 35), new OfAuthor("person:b", 50, 35));
  }

  @Test
  void saysNothingWhereNothingWasReviewedTwice() {
    QueueAgreement found =
        AgreementFigures.of(
            KIND, List.of(new OfTask("t", List.of("person:a"), List.of("pass"))), NOW);
    assertThat(found.pairs()).isZero();
    assertThat(found.percent()).isEmpty();
    assertThat(found.kappa()).isEmpty();
    assertThat(found.alpha()).isEmpty();
    assertThat(found.people()).isEmpty();
  }

  @Test
  void numbersAgreeWithinTheirToleranceAndHaveNoKappaOfWords() {
    var pairs = new ArrayList<OfTask>();
    for (int i = 0; i < Confusion.CATEGORIES_MAX; i++) {
      var words = List.of(String.valueOf(i), String.valueOf(i + 1));
      pairs.add(new OfTask("task-" + i, List.of("person:a", "person:b"), words));
    }
    QueueAgreement found = AgreementFigures.of(new NumberRange(0, 100, 1, 1.0), pairs, NOW);
    assertThat(found.agreed()).isEqualTo(found.pairs()).isEqualTo(pairs.size());
    assertThat(found.kappa()).isEmpty();
    assertThat(found.alpha()).isEmpty();
    assertThat(found.people())
        .allSatisfy(person -> assertThat(person.agreed()).isEqualTo(pairs.size()));
  }

  @Test
  void moreWordsThanATableHoldsHaveNoKappa() {
    var names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    var pairs = new ArrayList<OfTask>();
    for (int set = 1; set <= Confusion.CATEGORIES_MAX + 1; set++) {
      var chosen = new ArrayList<String>();
      for (int bit = 0; bit < names.size(); bit++) {
        if ((set >> bit & 1) == 1) {
          chosen.add(names.get(bit));
        }
      }
      var word = String.join(", ", chosen);
      pairs.add(new OfTask("task-" + set, List.of("person:a", "person:b"), List.of(word, word)));
    }
    QueueAgreement found = AgreementFigures.of(new LabelKind.Many(names), pairs, NOW);
    assertThat(found.agreed()).isEqualTo(pairs.size());
    assertThat(found.kappa()).isEmpty();
    assertThat(found.alpha()).isPresent();
  }

  private static List<OfTask> reviews() {
    List<OfTask> reviews = new ArrayList<>();
    add(reviews, 20, "pass", "pass");
    add(reviews, 5, "pass", "fail");
    add(reviews, 10, "fail", "pass");
    add(reviews, 15, "fail", "fail");
    reviews.add(new OfTask("single", List.of("person:a"), List.of("pass")));
    return reviews;
  }

  private static void add(List<OfTask> reviews, int times, String first, String second) {
    for (int n = 0; n < times; n++) {
      reviews.add(
          new OfTask(
              "task-" + reviews.size(), List.of("person:a", "person:b"), List.of(first, second)));
    }
  }
}
