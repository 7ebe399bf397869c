package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code models_call}. */
@MappedEntity("models_call")
record CallRow(
    @Id @Binary16 UUID projectId,
    @Binary32 Sha256 callKey,
    String model,
    @Nullable String body,
    @Nullable @Binary32 Sha256 bodySha256,
    long bodyBytes,
    long inputTokens,
    long outputTokens,
    long costUsdMicros,
    long latencyMillis,
    Instant createdAt,
    String paidBy,
    long cachedTokens,
    @Nullable Long logprobTokens,
    @Nullable Double logprobSum) {
  JournalEntry entry(String text) {
    return new JournalEntry(
        new CallKey(callKey),
        new ModelName(model),
        text,
        new Usage(inputTokens, outputTokens, costUsdMicros, cachedTokens),
        latencyMillis,
        createdAt,
        logprobs());
  }

  private Optional<Logprobs> logprobs() {
    return logprobTokens == null || logprobSum == null
        ? Optional.empty()
        : Optional.of(new Logprobs(logprobTokens, logprobSum));
  }
}
