package dev.hansei.workflows.statistics;

import java.util.List;

/** How often a candidate wins against a baseline on the same cases; a tie is half a win. */
public final class WinRate {
  private WinRate() {}

  /**
   * The rate with Tango's score interval ({@link Tango}), for cases that are independent; ties make
   * it narrower, as they should.
   *
   * @return in [0, 1]
   * @throws IllegalArgumentException when there is no pair
   */
  public static Estimate of(PairCounts counts, double confidence) {
    Estimate net = Tango.difference(counts, confidence);
    return new Estimate(
        (1 + net.value()) / 2, (1 + net.lower()) / 2, (1 + net.upper()) / 2, confidence, net.n());
  }

  /** The rate with its bootstrap interval, units (conversations, documents) resampled whole. */
  public static Estimate bootstrap(List<Duel> duels, BootstrapPlan plan) {
    return Bootstrap.mean(
        duels.stream().map(duel -> new Observation(duel.unit(), duel.won())).toList(),
        Range.UNIT,
        plan);
  }
}
