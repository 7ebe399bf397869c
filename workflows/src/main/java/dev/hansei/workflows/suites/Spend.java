package dev.hansei.workflows.suites;

/**
 * What calls take, or may take.
 *
 * @param calls answers that are paid, by a model that costs nothing too
 * @param tokens in and out, of models that cost something
 * @param micros millionths of the price list's currency
 */
public record Spend(long calls, long tokens, long micros) {
  /** Nothing. */
  public static final Spend NONE = new Spend(0, 0, 0);

  public Spend {
    if (calls < 0 || tokens < 0 || micros < 0) {
      throw new IllegalArgumentException(
          "nothing is spent backwards: %d calls, %d tokens, %d".formatted(calls, tokens, micros));
    }
  }

  /** Both together. */
  public Spend plus(Spend other) {
    return new Spend(
        Math.addExact(calls, other.calls),
        Math.addExact(tokens, other.tokens),
        Math.addExact(micros, other.micros));
  }

  /** What is left of it, at least nothing of each. */
  public Spend less(Spend other) {
    return new Spend(
        Math.max(0, calls - other.calls),
        Math.max(0, tokens - other.tokens),
        Math.max(0, micros - other.micros));
  }

  /** So many times as much. */
  public Spend times(long factor) {
    return new Spend(
        Math.multiplyExact(calls, factor),
        Math.multiplyExact(tokens, factor),
        Math.multiplyExact(micros, factor));
  }

  /** Whether it is at least as much of each. */
  public boolean covers(Spend other) {
    return calls >= other.calls && tokens >= other.tokens && micros >= other.micros;
  }
}
