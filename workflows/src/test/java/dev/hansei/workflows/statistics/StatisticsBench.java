package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long a paired bootstrap takes on one thread, and how often each interval at a nominal 95 %
 * holds the truth: {@code infra/hansei bench statistics [-Dhansei.bench.rounds=2000]}. Prints its
 * figures; not part of the build.
 */
class StatisticsBench {
  private static final int CASES = 5_000;
  private static final int ROUNDS = Integer.getInteger("hansei.bench.rounds", 2_000);
  private static final int REPEATS = 10;
  private static final double BASELINE = 0.6;
  private static final double CANDIDATE = 0.62;

  @Test
  void bootstraps() {
    BootstrapPlan plan = BootstrapPlan.withSeed(1);
    System.out.printf(
        "paired bootstrap of %,d cases x %,d resamples, one thread%n", CASES, plan.resamples());
    for (var scores : List.of(scores(true), scores(false))) {
      double quickest = Double.MAX_VALUE;
      double slowest = 0;
      for (int i = 0; i < REPEATS; i++) {
        long began = System.nanoTime();
        var difference = Bootstrap.pairedDifference(scores, Range.UNIT, plan).difference();
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(difference.n()).isEqualTo(CASES);
        quickest = Math.min(quickest, seconds);
        slowest = Math.max(slowest, seconds);
      }
      System.out.printf(
          "  %-12s first or slowest %.2f s, quickest of %d %.2f s%n",
          scores.getFirst().difference() % 1 == 0 ? "pass or fail" : "graded",
          slowest,
          REPEATS,
          quickest);
    }
  }

  @Test
  void holdsTheTruth() {
    CoverageSimulation.main(new String[] {Integer.toString(ROUNDS)});
    assertThat(CoverageSimulation.scenarios()).isNotEmpty();
  }

  private static List<PairedScore> scores(boolean graded) {
    var random = new SplittableRandom(20);
    return IntStream.range(0, CASES)
        .mapToObj(i -> {
          double shared = random.nextDouble();
          double baseline = (shared + random.nextDouble()) / 2;
          double candidate = (shared + random.nextDouble()) / 2;
          return graded
              ? new PairedScore("case " + i, baseline, candidate)
              : new PairedScore(
                  "case " + i, baseline < BASELINE ? 1 : 0, candidate < CANDIDATE ? 1 : 0);
        })
        .toList();
  }
}
