package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatePolicyTest {
  private static final Instant MADE = Instant.parse("2026-11-28T09:00:00Z");
  private static final Sha256 JUDGE = Sha256.of("judge");

  @ParameterizedTest
  @CsvSource({
    "-0.2, EXPLORE",
    "0.399, EXPLORE",
    "0.4, TREND",
    "0.699, TREND",
    "0.7, GATE",
    "1, GATE"
  })
  void bandsGoByTheLowerEnd(double lower, Band band) {
    assertThat(Band.of(lower)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    // people fail and judge fails, people fail and judge passes, ... ; the band; what it says
    "90 5 5 100, GATE, well enough to gate",
    "40 5 5 50, TREND, about",
    "30 15 15 40, EXPLORE, more labels alone are not likely",
    "25 25 25 25, EXPLORE, more labels alone are not likely",
    "10 2 2 10, EXPLORE, Only 24 labelled cases",
    "3 0 0 100, EXPLORE, Only 3 labels say fail",
    "0 0 0 60, EXPLORE, Only 0 labels say fail",
    "0 20 0 40, EXPLORE, says pass to every answer",
    "40 0 20 0, EXPLORE, says fail to every answer"
  })
  void decidesByTheFigures(String table, Band band, String says) {
    int[] cells = Stream.of(table.split(" ")).mapToInt(Integer::parseInt).toArray();
    List<JudgedItem> items = items(cells[0], cells[1], cells[2], cells[3]);
    BandDecision got = decide(all(items.size()), items);
    assertThat(got.band()).as(got.reason()).isEqualTo(band);
    assertThat(got.reason()).contains(says);
  }

  @Test
  void countsCasesNotAnswersToTheSameOne() {
    List<JudgedItem> items = new ArrayList<>();
    for (JudgedItem item : items(30, 0, 0, 30)) {
      String unit = "case-" + items.size() % 20;
      items.add(new JudgedItem(unit, item.people(), item.judge(), item.score()));
    }
    BandDecision got = decide(all(items.size()), items);
    assertThat(got.band()).isEqualTo(Band.EXPLORE);
    assertThat(got.reason()).contains("only 20 independent cases");
    assertThat(got.moreLabels()).as("ten cases, three labels each").isEqualTo(30);
  }

  @Test
  void tellsHowManyMoreLabelsWouldHelp() {
    assertThat(decide(all(24), items(10, 2, 2, 10)).moreLabels()).isEqualTo(6);
    // 3 of 103 say fail: 7 more at that rate.
    assertThat(decide(all(103), items(3, 0, 0, 100)).moreLabels()).isEqualTo(241);
    assertThat(decide(all(60), items(0, 0, 0, 60)).moreLabels()).isEqualTo(10);
    assertThat(decide(all(100), items(44, 6, 6, 44)).moreLabels()).isPositive();
    assertThat(decide(all(60), items(0, 20, 0, 40)).moreLabels()).isZero();
    assertThat(decide(all(195), items(90, 5, 5, 95)).moreLabels()).isZero();
  }

  @Test
  void withoutAVerdictThereIsNothingToSay() {
    BandDecision none = CertificatePolicy.decide(all(0), Optional.empty());
    assertThat(none.band()).isEqualTo(Band.EXPLORE);
    assertThat(none.moreLabels()).isEqualTo(CertificatePolicy.LABELS_MIN);
    assertThat(CertificatePolicy.decide(new Coverage(9, 9, 9, 0, 0), Optional.empty()).reason())
        .contains("no verdict on any of 9");
  }

  @Test
  void onlyPeopleLetAJudgeGate() {
    List<JudgedItem> good = items(90, 3, 3, 100);
    assertThat(decide(new Coverage(196, 0, 196, 0, 0), good).band()).isEqualTo(Band.GATE);
    BandDecision byModel = decide(new Coverage(196, 0, 195, 0, 0), good);
    assertThat(byModel.band()).isEqualTo(Band.TREND);
    assertThat(byModel.reason()).contains("195 of 196 labels are by people");
  }

  @Test
  void aJudgeThatIsSilentOnManyAnswersDoesNotGate() {
    List<JudgedItem> good = items(90, 3, 3, 100);
    assertThat(decide(new Coverage(206, 10, 206, 0, 0), good).band()).isEqualTo(Band.GATE);
    assertThat(decide(new Coverage(207, 11, 207, 0, 0), good).band()).isEqualTo(Band.TREND);
  }

  @Test
  void saysFiguresWithTheirIntervals() {
    Figures figures = JudgeAgreement.of(items(40, 5, 10, 45)).orElseThrow();
    assertThat(figures.kappa().value()).isBetween(0.69, 0.71);
    assertThat(figures.kappa().lower()).isLessThan(figures.kappaLargeSample().value());
    assertThat(figures.agreement().value()).isEqualTo(0.85);
    assertThat(figures.falsePass().orElseThrow().value()).isEqualTo(5 / 45.0);
    assertThat(figures.falseFail().orElseThrow().value()).isEqualTo(10 / 55.0);
    assertThat(figures.auc()).as("it gives no number").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GATE, judge, 0, false, is certified until 2027-02-26",
    "GATE, judge, 89, false, is certified",
    "GATE, judge, 90, false, it expired on 2027-02-26",
    "GATE, another, 0, false, its model or features changed",
    "GATE, judge, 0, true, it was revoked",
    "TREND, judge, 0, false, has no valid certificate: kappa",
    "EXPLORE, judge, 0, false, has no valid certificate: kappa"
  })
  void holdsWhileNothingSpeaksAgainstIt(
      Band band, String judgeNow, int days, boolean revoked, String says) {
    Standing got =
        CertificatePolicy.standing(
            "right v1",
            Optional.of(issued(band, revoked)),
            Sha256.of(judgeNow),
            MADE.plus(Duration.ofDays(days)));
    assertThat(got.mayGate()).as(got.sentence()).isEqualTo(says.startsWith("is certified"));
    assertThat(got.sentence()).startsWith("right v1 ").contains(says);
  }

  @Test
  void noCertificateNoGate() {
    assertThat(CertificatePolicy.standing("right v1", Optional.empty(), JUDGE, MADE))
        .isEqualTo(new Standing(false, "right v1 has no certificate"));
  }

  @Test
  void labelsForTrainingCertifyNothing() {
    assertThat(CertificatePolicy.certifies(Split.ALIGN)).isFalse();
    assertThat(CertificatePolicy.certifies(Split.GATE)).isTrue();
    assertThatThrownBy(() -> certificate(Band.GATE, Split.ALIGN))
        .hasMessageContaining("role ALIGN certify no judge");
  }

  private static BandDecision decide(Coverage coverage, List<JudgedItem> items) {
    return CertificatePolicy.decide(coverage, JudgeAgreement.of(items));
  }

  private static Coverage all(int labels) {
    return new Coverage(labels, 0, labels, 0, 0);
  }

  private static Issued issued(Band band, boolean revoked) {
    return new Issued(
        certificate(band, Split.GATE),
        new ArtifactRef(Sha256.of("c"), ArtifactRef.JSON, 1),
        revoked ? Optional.of(new Issued.Revocation(MADE, "wrong labels")) : Optional.empty());
  }

  private static Certificate certificate(Band band, Split split) {
    return new Certificate(
        CalibrationId.of("019a9000-0000-7000-8000-0000000000a1"),
        JudgeId.of("019a9000-0000-7000-8000-0000000000a2"),
        CriterionId.of("019a9000-0000-7000-8000-0000000000a3"),
        JUDGE,
        split,
        new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 1),
        all(100),
        JudgeAgreement.of(items(40, 5, 5, 50)),
        new BandDecision(band, "so it was measured", 0),
        List.of(),
        MADE,
        MADE.plus(CertificatePolicy.VALIDITY));
  }

  static List<JudgedItem> items(int ff, int fp, int pf, int pp) {
    List<JudgedItem> items = new ArrayList<>();
    add(items, ff, false, false);
    add(items, fp, false, true);
    add(items, pf, true, false);
    add(items, pp, true, true);
    return items;
  }

  private static void add(List<JudgedItem> items, int count, boolean people, boolean judge) {
    for (int i = 0; i < count; i++) {
      items.add(new JudgedItem("case-" + items.size(), people, judge, OptionalDouble.empty()));
    }
  }
}
