package dev.hansei.api.prompts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What OpenFeature's providers may ask before they begin. */
@Schema(name = "OfrepConfiguration")
public record OfrepConfigurationResource(String name, Capabilities capabilities) {
  /** Providers need not ask more often: an answer may be used for ten seconds. */
  private static final long POLL_MILLIS = 10_000;

  /** What this service can, and how. */
  public record Capabilities(
      CacheInvalidation cacheInvalidation, FlagEvaluation flagEvaluation, Caching caching) {}

  /** Changes are found by asking. */
  public record CacheInvalidation(Polling polling) {}

  /** How often to ask at most. */
  public record Polling(boolean enabled, long minPollingIntervalMs) {}

  /** The types that flags have. */
  public record FlagEvaluation(List<String> supportedTypes) {}

  /**
   * Whether a provider of a server may keep an answer.
   *
   * @param ttl milliseconds
   */
  public record Caching(boolean enabled, long ttl) {}

  static OfrepConfigurationResource current() {
    return new OfrepConfigurationResource(
        "Hansei",
        new Capabilities(
            new CacheInvalidation(new Polling(true, POLL_MILLIS)),
            new FlagEvaluation(List.of("object", "int", "string")),
            new Caching(true, POLL_MILLIS)));
  }
}
