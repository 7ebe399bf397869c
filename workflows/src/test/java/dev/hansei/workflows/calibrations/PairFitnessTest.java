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
