package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreFiguresTest {
  @Test
  void aBandIsChosenWhereTheJudgeErrs() {
    List<JudgedItem> items = items(400, 0.35, 0.65);
    AbstainPolicy.Abstaining got = AbstainPolicy.of(items);
    AbstainPolicy.Between band = got.band().orElseThrow();
    assertThat(band.from()).isBetween(0.3, 0.5);
    assertThat(band.to()).isBetween(0.5, 0.7);
    assertThat(got.everywhere().value()).isLessThan(0.9);
    assertThat(got.outside().orElseThrow().value()).isGreaterThan(0.93);
    assertThat(got.abstained().value()).isBetween(0.1, 0.4);
    assertThat(got.helps()).isTrue();
  }

  @Test
  void noBandWhereNoneIsNeededOrNoneHelps() {
    assertThat(AbstainPolicy.of(items(200, 0.5, 0.5)).band()).isEmpty();
    AbstainPolicy.Abstaining hopeless = AbstainPolicy.of(items(200, 0, 1));
    assertThat(hopeless.band()).isEmpty();
    assertThat(hopeless.helps()).isFalse();
    assertThat(hopeless.abstained().value()).isLessThan(0.4);
  }

  @Test
  void crossFitIsNoBetterThanTheLabelsThemselves() {
    // Scores that say nothing: a map measured on its own labels would look good.
    var random = new Random(5);
    List<JudgedItem> items = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double score = random.nextDouble();
      items.add(
          new JudgedItem(
              "case-" + i, random.nextBoolean(), score >= 0.5, OptionalDouble.of(score)));
    }
    ScoreFigures got = ScoreFigures.of(items).orElseThrow();
    assertThat(got.mapped().brier()).isBetween(0.24, 0.33);
    assertThat(got.asGiven().orElseThrow()).isGreaterThan(0.25);
    assertThat(got.labels()).isEqualTo(200);
  }

  @Test
  void scoresAreReadAsChancesOnlyWhereTheyComeNearerThanTheShare() {
    ScoreFigures good = ScoreFigures.of(items(200, 0.4, 0.6)).orElseThrow();
    assertThat(good.areChances()).isTrue();
    assertThat(good.gain().orElseThrow().lower()).isGreaterThan(0.1);
    assertThat(FitnessSentences.ofScores(good).getFirst().sentence())
        .startsWith("Reading its scores as chances")
        .contains("less than by the share of passes alone");
    assertThat(FitnessSentences.noChances(good)).isEmpty();

    ScoreFigures guessing = ScoreFigures.of(items(200, 0, 1)).orElseThrow();
    assertThat(guessing.areChances()).as("%s", guessing.gain()).isFalse();
    assertThat(FitnessSentences.ofScores(guessing)).isEmpty();
    assertThat(FitnessSentences.noChances(guessing).getFirst().sentence())
        .contains("not shown to come nearer");
  }

  @Test
  void figuresOfOneConversationAreNoIndependentOnes() {
    List<JudgedItem> together = new ArrayList<>();
    for (JudgedItem item : items(200, 0.3, 0.7)) {
      String unit = "conversation-" + together.size() / 10;
      together.add(new JudgedItem(unit, item.people(), item.judge(), item.score()));
    }
    ScoreFigures got = ScoreFigures.of(together).orElseThrow();
    assertThat(got.gain().orElseThrow().n()).isEqualTo(20);
    assertThat(got.mapped().bins())
        .allSatisfy(bin -> assertThat(bin.positive().n()).isLessThanOrEqualTo(20));
  }

  @Test
  void gradesAreMappedAndAreNoChances() {
    List<JudgedItem> grades = new ArrayList<>();
    for (JudgedItem item : items(300, 0.4, 0.6)) {
      double grade = 1 + Math.floor(item.score().orElseThrow() * 5);
      grades.add(
          new JudgedItem(item.unit(), item.people(), item.judge(), OptionalDouble.of(grade)));
    }
    ScoreFigures got = ScoreFigures.of(grades).orElseThrow();
    assertThat(got.asGiven()).isEmpty();
    assertThat(got.map().at(1)).isLessThan(0.1);
    assertThat(got.map().at(5)).isGreaterThan(0.9);
    assertThat(got.mapped().brier()).isLessThan(0.15);
  }

  @Test
  void withoutScoresOrWithFewLabelsThereAreNone() {
    assertThat(ScoreFigures.of(CertificatePolicyTest.items(40, 5, 5, 50))).isEmpty();
    assertThat(ScoreFigures.of(items(49, 0.4, 0.6))).isEmpty();
    List<JudgedItem> oneUnit =
        items(60, 0.4, 0.6).stream()
            .map(it -> new JudgedItem("same", it.people(), it.judge(), it.score()))
            .toList();
    assertThat(ScoreFigures.of(oneUnit)).isEqualTo(Optional.empty());
  }

  /** A judge that knows outside the given scores, and guesses inside. */
  private static List<JudgedItem> items(int n, double from, double to) {
    var random = new Random(3);
    List<JudgedItem> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double score = random.nextDouble();
      boolean judge = score >= 0.5;
      boolean guesses = score > from && score < to;
      boolean people = guesses ? random.nextBoolean() : judge;
      items.add(new JudgedItem("case-" + i, people, judge, OptionalDouble.of(score)));
    }
    return items;
  }
}
