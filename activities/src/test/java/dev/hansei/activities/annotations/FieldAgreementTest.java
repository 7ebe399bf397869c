package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.annotations.QueueAgreement.OfField;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.statistics.GradedAlpha;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldAgreementTest {
  @Test
  void measuresEachFieldByItsScale() {
    Map<Field, List<OfTask>> reviews = new LinkedHashMap<>();
    reviews.put(field("right", new LabelKind.PassFail()), words("pass", "fail"));
    reviews.put(
        field("help", new LabelKind.Grades(List.of("none", "", "", "", "all"))), words("4", "5"));
    reviews.put(field("minutes", new NumberRange(0, 60, 0.5, 1.0)), words("12.5", "13"));
    List<OfField> measured = FieldAgreement.of(reviews);
    assertThat(measured).extracting(OfField::key).containsExactly("right", "help", "minutes");
    assertThat(measured)
        .extracting(OfField::scale)
        .containsExactly(Scale.NOMINAL, Scale.ORDINAL, Scale.INTERVAL);
    OfField right = measured.get(0);
    assertThat(right.pairs()).isEqualTo(40);
    assertThat(right.agreed()).isEqualTo(30);
    // 15 of each agree, 10 times the first says pass and the second fail.
    assertThat(right.kappa().orElseThrow().value()).isCloseTo(20.0 / 39, within(0.03));
    OfField help = measured.get(1);
    assertThat(help.agreed()).isEqualTo(30);
    assertThat(help.kappa()).isPresent();
    OfField minutes = measured.get(2);
    assertThat(minutes.agreed()).as("within the tolerance").isEqualTo(40);
    assertThat(minutes.kappa()).as("kappa is for words").isEmpty();
    assertThat(minutes.alpha().orElseThrow().value())
        .isCloseTo(
            GradedAlpha.of(numbers(), GradedAlpha.Scale.INTERVAL).orElseThrow(), within(1e-12));
  }

  @Test
  void saysNothingOfAFieldThatNobodyAnsweredTwice() {
    var once = new OfTask("t", List.of("person:a"), List.of("pass"));
    OfField measured =
        FieldAgreement.of(Map.of(field("right", new LabelKind.PassFail()), List.of(once)))
            .getFirst();
    assertThat(measured.pairs()).isZero();
    assertThat(measured.percent()).isEmpty();
    assertThat(measured.kappa()).isEmpty();
    assertThat(measured.alpha()).isEmpty();
  }

  private static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }

  private static List<OfTask> words(String one, String two) {
    List<OfTask> reviews = new ArrayList<>();
    add(reviews, 15, one, one);
    add(reviews, 15, two, two);
    add(reviews, 10, one, two);
    return reviews;
  }

  private static List<List<Double>> numbers() {
    return words("12.5", "13").stream()
        .map(task -> task.words().stream().map(Double::parseDouble).toList())
        .toList();
  }

  private static void add(List<OfTask> reviews, int times, String first, String second) {
    for (int n = 0; n < times; n++) {
      reviews.add(
          new OfTask(
              "task-" + reviews.size(), List.of("person:a", "person:b"), List.of(first, second)));
    }
  }
}
