package dev.hansei.infra.registry.prompts;

import java.util.Objects;

/**
 * How a model would be asked, as typed; empty is the provider's default.
 *
 * @param stop texts at which the answer ends, one a line
 */
public record DraftSettings(
    String temperature, String topP, String maxTokens, String seed, String stop) {
  /** Nothing set. */
  public static final DraftSettings NONE = new DraftSettings("", "", "", "", "");

  public DraftSettings {
    Objects.requireNonNull(temperature, "temperature is null");
    Objects.requireNonNull(topP, "topP is null");
    Objects.requireNonNull(maxTokens, "maxTokens is null");
    Objects.requireNonNull(seed, "seed is null");
    Objects.requireNonNull(stop, "stop is null");
  }
}
