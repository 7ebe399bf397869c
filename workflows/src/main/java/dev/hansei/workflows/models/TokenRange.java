package dev.hansei.workflows.models;

/**
 * How many tokens something may have. Of texts it is a guess from their characters, since each
 * model cuts texts in its own way and none of them is asked for a plan.
 */
public record TokenRange(long low, long high) {
  /** No tokens. */
  public static final TokenRange NONE = new TokenRange(0, 0);

  /** English has four to five characters a token; code, numbers and names have fewer. */
  private static final double ASCII_LOW = 1 / 5.0;

  private static final double ASCII_HIGH = 1 / 2.5;

  /** A character of Japanese is half a token in new vocabularies, and up to two in old ones. */
  private static final double OTHER_LOW = 0.5;

  private static final double OTHER_HIGH = 2;

  private static final int ASCII_END = 128;

  public TokenRange {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("a range of tokens: %d to %d".formatted(low, high));
    }
  }

  /** A guess for a text; 0 for none. */
  public static TokenRange of(String text) {
    long ascii = text.codePoints().filter(c -> c < ASCII_END).count();
    long other = text.codePoints().filter(c -> c >= ASCII_END).count();
    return new TokenRange(
        (long) (ascii * ASCII_LOW + other * OTHER_LOW),
        (long) Math.ceil(ascii * ASCII_HIGH + other * OTHER_HIGH));
  }

  /** Both together. */
  public TokenRange plus(TokenRange other) {
    return new TokenRange(low + other.low, high + other.high);
  }

  /** So many times as much. */
  public TokenRange times(long factor) {
    return new TokenRange(Math.multiplyExact(low, factor), Math.multiplyExact(high, factor));
  }

  /** What {@code part} of {@code whole} equal shares have; nothing of none. */
  public TokenRange share(long part, long whole) {
    return whole == 0
        ? NONE
        : new TokenRange(
            Math.floorDiv(Math.multiplyExact(low, part), whole),
            Math.ceilDiv(Math.multiplyExact(high, part), whole));
  }
}
