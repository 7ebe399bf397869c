package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.calibrations.AnchorPolicy.Pair;
import dev.hansei.workflows.criteria.JudgeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorPolicyTest {
  private static final CalibrationId CERTIFICATE =
      CalibrationId.of("019a9000-0000-7000-8000-0000000000a1");

  @Test
  void anchorsAreTheFirstOfEachKindWithAVerdict() {
    List<Boolean> passed = new ArrayList<>(Collections.nCopies(40, true));
    passed.addAll(Collections.nCopies(10, false));
    List<Boolean> judged = new ArrayList<>(Collections.nCopies(50, true));
    judged.set(0, false);
    List<Integer> chosen = AnchorPolicy.choose(passed, judged);
    assertThat(chosen).hasSize(40).isSorted().startsWith(1).contains(30, 40, 49);
    assertThat(chosen).doesNotContain(0, 31);
  }

  @ParameterizedTest
  @CsvSource({
    // sterner, milder, away from people among them, round, drifted
    "0, 0, 0, 1, false",
    "3, 2, 3, 1, false",
    "13, 0, 6, 1, true",
    "0, 12, 12, 1, true",
    "8, 8, 16, 1, true",
    "12, 0, 6, 1, false",
    "13, 0, 6, 9, false",
    "20, 0, 10, 9, true",
    "7, 0, 3, 1, false"
  })
  void callsDriftWhatChanceWouldNot(
      int sterner, int milder, int worse, int round, boolean drifted) {
    AnchorCheck got = AnchorPolicy.decide(CERTIFICATE, round, 60, pairs(sterner, milder, worse));
    assertThat(got.sterner()).isEqualTo(sterner);
    assertThat(got.milder()).isEqualTo(milder);
    assertThat(got.worse()).isEqualTo(worse);
    assertThat(got.same()).isEqualTo(60 - sterner - milder);
    assertThat(got.needed()).isEqualTo(100.0 * round * (round + 1), within(1e-9));
    assertThat(got.drifted()).as(got.sentence()).isEqualTo(drifted);
  }

  @ParameterizedTest
  @CsvSource({
    "150, RUBRIC, 0, 60",
    "14, RUBRIC, 0, 14",
    "13, RUBRIC, 0, 0",
    "150, LEARNED, 0, 0",
    "150, JURY, 3, 180",
    "150, PAIRWISE, 0, 120"
  })
  void aCheckCostsWhatItsJudgeIsAsked(int judged, JudgeKind kind, int members, int cost) {
    assertThat(AnchorPolicy.cost(judged, kind, members)).isEqualTo(cost);
  }

  @Test
  void whoSaysNothingHasNotDrifted() {
    AnchorCheck got = AnchorPolicy.decide(CERTIFICATE, 1, 60, List.of());
    assertThat(got.drifted()).isFalse();
    assertThat(got.silent()).isEqualTo(60);
    assertThat(got.sentence()).contains("no verdict on 60 of 60");
  }

  /**
   * A judge that is what it was, asked twenty times over, by chance says other things each time.
   */
  @Test
  void anUnchangedJudgeIsHardlyEverAccused() {
    var random = new Random(17);
    int accused = 0;
    int judges = 1_000;
    for (int judge = 0; judge < judges; judge++) {
      double[] chances = random.doubles(60).map(it -> it < 0.5 ? it / 2 : 1 - it / 2).toArray();
      boolean[] then = drawn(chances, random);
      boolean drifted = false;
      for (int round = 1; round <= 20; round++) {
        boolean[] now = drawn(chances, random);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
          pairs.add(new Pair(i % 2 == 0, then[i], now[i]));
        }
        drifted |= AnchorPolicy.decide(CERTIFICATE, round, 60, pairs).drifted();
      }
      accused += drifted ? 1 : 0;
    }
    assertThat(accused / (double) judges).isLessThanOrEqualTo(AnchorPolicy.ERROR);
  }

  private static boolean[] drawn(double[] chances, Random random) {
    boolean[] verdicts = new boolean[chances.length];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = random.nextDouble() < chances[i];
    }
    return verdicts;
  }

  private static List<Pair> pairs(int sterner, int milder, int worse) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sterner + milder; i++) {
      boolean then = i < sterner;
      pairs.add(new Pair((i < worse) == then, then, !then));
    }
    pairs.addAll(Collections.nCopies(60 - pairs.size(), new Pair(true, true, true)));
    return pairs;
  }
}
