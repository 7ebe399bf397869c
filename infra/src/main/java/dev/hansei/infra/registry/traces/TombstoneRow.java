package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_tombstone}: a trace whose content has gone. */
@MappedEntity("traces_tombstone")
record TombstoneRow(
    @Id @Binary16 UUID projectId,
    @HexBinary String traceId,
    @Binary32 Sha256 contentSha256,
    int spanCount,
    Instant expiredAt) {}
