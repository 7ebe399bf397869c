package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.PairVerdict.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairFitnessTest {
  private static final BandDecision GATE = new BandDecision(Band.GATE, "agrees", 0);

  @Test
  void aJudgeOfPairsThatFailsNoProbeGatesWithoutMinimalPairs() {
    List<PairSlices.Placed> pairs = new ArrayList<>();
    add(pairs, "a", "a", 40, 2);
    add(pairs, "b", "a", 40, 2);

    Probes probes = PairFitness.probes(pairs);

    assertThat(probes.failed()).isEmpty();
    assertThat(probes.refineOfPairs(GATE)).isEqualTo(GATE);
  }

  @Test
  void aJudgeOfPairsThatGoesByThePlaceDoesNotGate() {
    List<PairSlices.Placed> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      pairs.add(placed(i, "a", "neither", ChosenPair.of(Choice.FIRST, Choice.FIRST)));
    }

    BandDecision found = PairFitness.probes(pairs).refineOfPairs(GATE);

    assertThat(found.band()).isEqualTo(Band.TREND);
    assertThat(found.reason()).contains("a probe failed").doesNotContain("minimal pairs");
  }

  @Test
  void aJudgeThatErrsAtRandomIsNotHeldToPeoplesTasteInLength() {
    List<PairSlices.Placed> pairs = new ArrayList<>();
    add(pairs, "a", "a", 150, 30);
    add(pairs, "a", "b", 50, 10);

    Probe length = length(pairs);

    assertThat(length.result()).as(length.sentence()).isEqualTo(Probe.Result.HELD);
    assertThat(length.figure().orElseThrow().value()).isZero();
  }

  @Test
  void aJudgeThatErrsMoreWherePeoplePreferTheShorterFails() {
    List<PairSlices.Placed> pairs = new ArrayList<>();
    add(pairs, "b", "b", 160, 16);
    add(pairs, "b", "a", 40, 20);

    Probe length = length(pairs);

    assertThat(length.result()).as(length.sentence()).isEqualTo(Probe.Result.FAILED);
    assertThat(length.sentence())
        .startsWith("Of a hundred pairs it errs on 40 more where people prefer the shorter answer")
        .endsWith("clearly beyond the limit of 10.");
    assertThat(length(pairs.subList(0, 169)).sentence())
        .contains("the shorter on 9 and the longer on 160; 10 of each are needed");
  }

  @Test
  void pairsOfOneQuestionAreOnePieceOfEvidence() {
    List<PairLength.Sized> alone = new ArrayList<>();
    List<PairLength.Sized> together = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      boolean isWrong = i % 20 < (i < 40 ? 8 : 4);
      alone.add(new PairLength.Sized("question " + i, i >= 40, isWrong));
      together.add(new PairLength.Sized("question " + i / 4, i >= 40, isWrong));
    }

    double narrow = PairLength.of(alone).figure().orElseThrow().halfWidth();
    double wide = PairLength.of(together).figure().orElseThrow().halfWidth();

    assertThat(wide).isGreaterThan(1.5 * narrow);
  }

  private static Probe length(List<PairSlices.Placed> pairs) {
    return PairFitness.probes(pairs).found().stream()
        .filter(probe -> probe.kind() == Probe.Kind.LENGTH)
        .findFirst()
        .orElseThrow();
  }

  /** So many, of which the judge chooses the other answer on the first few. */
  private static void add(
      List<PairSlices.Placed> pairs, String people, String longer, int count, int wrong) {
    for (int i = 0; i < count; i++) {
      boolean isA = people.equals("a") == (i >= wrong);
      pairs.add(
          placed(
              pairs.size(),
              people,
              longer,
              isA
                  ? ChosenPair.of(Choice.FIRST, Choice.SECOND)
                  : ChosenPair.of(Choice.SECOND, Choice.FIRST)));
    }
  }

  private static PairSlices.Placed placed(
      int question, String people, String longer, ChosenPair chosen) {
    return new PairSlices.Placed(
        new JudgedPair("question " + question, people, chosen), Map.of("longer answer", longer));
  }
}
