package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_batch}. */
@MappedEntity("traces_batch")
record BatchRow(
    @Id @Binary16 UUID projectId,
    @Binary32 Sha256 sha256,
    long sizeBytes,
    int spanCount,
    int spansLeft,
    Instant receivedAt) {}
