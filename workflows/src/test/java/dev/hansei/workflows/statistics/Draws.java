package dev.hansei.workflows.statistics;

/** Random figures for simulations, all from one seeded stream. */
final class Draws {
  private final SplitMix64 generator;

  Draws(long seed) {
    this.generator = new SplitMix64(seed);
  }

  /** In (0, 1). */
  double uniform() {
    return ((generator.next() >>> 11) + 0.5) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  double normal() {
    return Normal.quantile(uniform());
  }

  /** The share {@code u^(1/a)} of a uniform u: mean a / (a + 1), skewed unless a is 1. */
  double skewed(double a) {
    return Math.pow(uniform(), 1 / a);
  }

  int below(int bound) {
    return generator.nextBelow(bound);
  }

  long seed() {
    return generator.next();
  }
}
