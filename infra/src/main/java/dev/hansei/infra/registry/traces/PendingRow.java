package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_pending}. */
@MappedEntity("traces_pending")
record PendingRow(
    @Id @Binary16 UUID projectId, @HexBinary String traceId, long revision, Instant changedAt) {}
