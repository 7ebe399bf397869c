package dev.hansei.workflows.models;

/**
 * What calls took: tokens in and out, and money in millionths of a US dollar as far as a provider
 * itself told. Zero where unknown.
 *
 * @param cachedTokens of the input tokens, those that the provider had in its cache
 */
public record Usage(long inputTokens, long outputTokens, long costUsdMicros, long cachedTokens) {
  /** Nothing used. */
  public static final Usage NONE = new Usage(0, 0, 0);

  public Usage {
    if (inputTokens < 0 || outputTokens < 0 || costUsdMicros < 0 || cachedTokens < 0) {
      throw new IllegalArgumentException("usage is not negative");
    }
  }

  /** Where nothing came from a provider's cache. */
  public Usage(long inputTokens, long outputTokens, long costUsdMicros) {
    this(inputTokens, outputTokens, costUsdMicros, 0);
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        costUsdMicros + other.costUsdMicros,
        cachedTokens + other.cachedTokens);
  }
}
