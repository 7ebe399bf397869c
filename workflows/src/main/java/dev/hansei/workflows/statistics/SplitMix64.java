package dev.hansei.workflows.statistics;

/**
 * A small seeded generator whose stream never changes: the JDK promises no stream for bounded
 * numbers, and a figure in a promotion's evidence must be recomputable years later, also outside
 * Java.
 *
 * <p>Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
 */
final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    this.state = seed;
  }

  long next() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A number in [0, bound): the high half of a product; its bias is below bound / 2^64. */
  int nextBelow(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }
}
