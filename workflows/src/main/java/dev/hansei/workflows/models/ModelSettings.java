package dev.hansei.workflows.models;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked. An absent field leaves the provider's own default.
 *
 * @param temperature 0 to 2
 * @param topP above 0, at most 1
 * @param maxTokens 1 to 1,000,000 tokens of answer
 * @param seed passed on where the provider knows seeds
 * @param stop texts at which the answer ends, without them; 1 to 4, of 1 to 200 characters each
 */
public record ModelSettings(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    @Nullable Long seed,
    @Nullable List<String> stop) {
  private static final int TOKENS_MAX = 1_000_000;

  /** The fewest that a provider takes, which is OpenAI's figure. */
  private static final int STOPS_MAX = 4;

  /** A stop is a mark, not a passage. */
  private static final int STOP_CHARS_MAX = 200;

  /** Nothing set. */
  public static final ModelSettings DEFAULTS = new ModelSettings(null, null, null, null);

  public ModelSettings {
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature is 0 to 2: " + temperature);
    }
    if (topP != null && !(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException("topP is above 0 and at most 1: " + topP);
    }
    if (maxTokens != null && (maxTokens < 1 || maxTokens > TOKENS_MAX)) {
      throw new IllegalArgumentException("maxTokens is 1 to 1,000,000: " + maxTokens);
    }
    stop = stop == null || stop.isEmpty() ? null : List.copyOf(stop);
    if (stop != null && !areStops(stop)) {
      throw new IllegalArgumentException(
          "stop has at most 4 texts of 1 to 200 characters each: " + stop.size() + " given");
    }
  }

  /** Without stops. */
  public ModelSettings(
      @Nullable Double temperature,
      @Nullable Double topP,
      @Nullable Integer maxTokens,
      @Nullable Long seed) {
    this(temperature, topP, maxTokens, seed, null);
  }

  private static boolean areStops(List<String> stop) {
    return stop.size() <= STOPS_MAX
        && stop.stream().allMatch(one -> !one.isEmpty() && one.length() <= STOP_CHARS_MAX);
  }

  /** The same with another seed. */
  public ModelSettings withSeed(long other) {
    return new ModelSettings(temperature, topP, maxTokens, other, stop);
  }

  /** These, and what they leave open as others have it. */
  public ModelSettings over(ModelSettings others) {
    return new ModelSettings(
        temperature == null ? others.temperature : temperature,
        topP == null ? others.topP : topP,
        maxTokens == null ? others.maxTokens : maxTokens,
        seed == null ? others.seed : seed,
        stop == null ? others.stop : stop);
  }

  /** The temperature, where one is set. */
  public Optional<Double> temperatureIfSet() {
    return Optional.ofNullable(temperature);
  }
}
