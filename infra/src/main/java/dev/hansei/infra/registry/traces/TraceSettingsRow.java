package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code traces_settings}. */
@MappedEntity("traces_settings")
record TraceSettingsRow(
    @Id @Binary16 UUID projectId,
    @Nullable Integer retentionDays,
    @Nullable Integer requestsPerSecond,
    @Nullable Long bytesPerSecond,
    Instant changedAt) {
  TraceSettings settings() {
    return new TraceSettings(
        Optional.ofNullable(retentionDays),
        Optional.ofNullable(requestsPerSecond),
        Optional.ofNullable(bytesPerSecond));
  }
}
