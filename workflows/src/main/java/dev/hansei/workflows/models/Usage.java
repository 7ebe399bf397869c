package dev.hansei.workflows.models;

/**
 * What calls took: tokens in and out, and money in millionths of a US dollar. Zero where unknown.
 */
public record Usage(long inputTokens, long outputTokens, long costUsdMicros) {
  /** Nothing used. */
  public static final Usage NONE = new Usage(0, 0, 0);

  public Usage {
    if (inputTokens < 0 || outputTokens < 0 || costUsdMicros < 0) {
      throw new IllegalArgumentException("usage is not negative");
    }
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        costUsdMicros + other.costUsdMicros);
  }
}
