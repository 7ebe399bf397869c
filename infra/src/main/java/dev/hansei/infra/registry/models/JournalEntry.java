package dev.hansei.infra.registry.models;

import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One model call that was paid, with its answer. {@code latencyMillis} is that of the call itself.
 */
public record JournalEntry(
    CallKey key,
    ModelName model,
    String text,
    Usage usage,
    long latencyMillis,
    Instant createdAt,
    Optional<Logprobs> logprobs) {
  public JournalEntry {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(usage, "usage is null");
    if (latencyMillis < 0) {
      throw new IllegalArgumentException("latencyMillis is negative: " + latencyMillis);
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(logprobs, "logprobs is null");
  }

  /** Without logprobs. */
  public JournalEntry(
      CallKey key,
      ModelName model,
      String text,
      Usage usage,
      long latencyMillis,
      Instant createdAt) {
    this(key, model, text, usage, latencyMillis, createdAt, Optional.empty());
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "JournalEntry[%s %s]".formatted(model, key);
  }
}
