package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Prints how long a paired bootstrap of 5,000 cases takes on one core; best and median of nine. */
public final class BootstrapSpeed {
  private static final int CASES = 5_000;
  private static final int ROUNDS = 9;

  private BootstrapSpeed() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) {
    SplitMix64 generator = new SplitMix64(1);
    List<PairedScore> pairs =
        IntStream.range(0, CASES)
            .mapToObj(i ->
                new PairedScore(
                    "case-" + i,
                    generator.nextBelow(101) / 100.0,
                    generator.nextBelow(101) / 100.0))
            .toList();
    Units units =
        Units.of(
            pairs.stream().map(pair -> new Observation(pair.unit(), pair.difference())).toList(),
            Range.UNIT.ofDifferences());
    BootstrapPlan plan = BootstrapPlan.withSeed(7);
    print("interval only", () -> BootstrapDistribution.draw(units, plan).interval());
    print("permutation test only", () -> SignFlip.pValue(units, plan));
    print("paired difference, both", () -> Bootstrap.pairedDifference(pairs, Range.UNIT, plan));
  }

  private static void print(String what, Runnable work) {
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.run();
      seconds[round] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%-26s %d cases x %d resamples: best %.3f s, median %.3f s%n",
        what, CASES, BootstrapPlan.DEFAULT_RESAMPLES, seconds[0], seconds[ROUNDS / 2]);
  }
}
