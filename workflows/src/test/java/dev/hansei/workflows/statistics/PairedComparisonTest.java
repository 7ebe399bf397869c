package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final BootstrapPlan PLAN = BootstrapPlan.withSeed(7);

  /** By hand: of 9 disagreements 1 one way; 2 * (1 + 9) / 512 - 9 / 512. */
  @Test
  void passesAreTestedByMcNemarsMidPAndKeepTheBootstrapsInterval() {
    List<PairedScore> pairs = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> pairs.add(new PairedScore("won" + i, 0, 1)));
    pairs.add(new PairedScore("lost", 1, 0));
    pairs.add(new PairedScore("same", 1, 1));

    var seen = PairedComparison.of(pairs, Range.UNIT, PLAN);

    assertThat(seen.method()).isEqualTo(PairedMethod.MCNEMAR);
    assertThat(seen.paired().pValue()).isEqualTo(11 / 512.0, within(1e-12));
    assertThat(seen.paired().difference())
        .isEqualTo(Bootstrap.pairedDifference(pairs, Range.UNIT, PLAN).difference());
    assertThat(seen.paired().counts()).isEqualTo(new PairCounts(8, 1, 1));
  }

  @Test
  void passesThatShareUnitsAreNoIndependentEvidenceForMcNemar() {
    List<PairedScore> pairs = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> pairs.add(new PairedScore("document " + i / 4, 0, 1)));
    IntStream.range(0, 4).forEach(i -> pairs.add(new PairedScore("other " + i, 1, 1)));

    var seen = PairedComparison.of(pairs, Range.UNIT, PLAN);

    assertThat(seen.method()).isEqualTo(PairedMethod.SIGN_FLIP);
    assertThat(seen.paired()).isEqualTo(Bootstrap.pairedDifference(pairs, Range.UNIT, PLAN));
    assertThat(seen.paired().difference().n()).isEqualTo(6);
    assertThat(seen.paired().counts().total()).isEqualTo(12);
    assertThat(seen.paired().pValue()).as("two documents, not eight cases").isGreaterThan(0.3);
    assertThat(seen.rankPValue())
        .isEqualTo(Wilcoxon.test(new double[] {1, 1, 0, 0, 0, 0}, Alternative.TWO_SIDED).pValue());
  }

  @Test
  void gradedScoresAreTestedByFlippingSigns() {
    List<PairedScore> pairs = graded(60, 0.1);

    var seen = PairedComparison.of(pairs, Range.UNIT, PLAN);

    assertThat(seen.method()).isEqualTo(PairedMethod.SIGN_FLIP);
    assertThat(seen.paired()).isEqualTo(Bootstrap.pairedDifference(pairs, Range.UNIT, PLAN));
    double[] differences = pairs.stream().mapToDouble(PairedScore::difference).toArray();
    assertThat(seen.rankPValue())
        .isEqualTo(Wilcoxon.test(differences, Alternative.TWO_SIDED).pValue());
  }

  @Test
  void veryManyGradedScoresGetWhatTheBootstrapWouldSay() {
    List<PairedScore> pairs = graded(PairedComparison.RESAMPLED_MAX + 1, 0.004);

    var seen = PairedComparison.of(pairs, Range.UNIT, PLAN);
    var slow =
        Bootstrap.pairedDifference(
            pairs, Range.UNIT, new BootstrapPlan(2_000, 0.95, IntervalMethod.EXPANDED_BCA, 7));

    assertThat(seen.method()).isEqualTo(PairedMethod.STUDENT);
    assertThat(seen.paired().difference().value()).isEqualTo(slow.difference().value());
    assertThat(seen.paired().difference().lower())
        .isEqualTo(slow.difference().lower(), within(5e-4));
    assertThat(seen.paired().difference().upper())
        .isEqualTo(slow.difference().upper(), within(5e-4));
    assertThat(seen.paired().pValue()).isEqualTo(slow.pValue(), within(0.02));
    assertThat(seen.paired().counts()).isEqualTo(slow.counts());
  }

  @Test
  void versionsThatNeverDifferSayNothing() {
    for (double score : List.of(1.0, 0.4)) {
      var pairs =
          IntStream.range(0, 30).mapToObj(i -> new PairedScore("c" + i, score, score)).toList();

      var seen = PairedComparison.of(pairs, Range.UNIT, PLAN);

      assertThat(seen.paired().pValue()).isEqualTo(1);
      assertThat(seen.rankPValue()).isEqualTo(1);
      assertThat(seen.paired().difference().contains(0)).isTrue();
    }
  }

  @Test
  void thousandsOfWinsLeaveAPValueThatIsStillOne() {
    var pairs = IntStream.range(0, 6_000).mapToObj(i -> new PairedScore("c" + i, 0, 1)).toList();

    var seen = PairedComparison.of(pairs, Range.UNIT, PLAN);

    assertThat(seen.paired().pValue()).isPositive().isLessThan(1e-300);
    assertThat(seen.paired().difference().value()).isEqualTo(1);
  }

  private static List<PairedScore> graded(int cases, double gain) {
    var random = new Random(3);
    return IntStream.range(0, cases)
        .mapToObj(i -> {
          double before = random.nextDouble();
          double after = Math.clamp(before + gain + random.nextGaussian() * 0.1, 0, 1);
          return new PairedScore("c" + i, before, after);
        })
        .toList();
  }
}
