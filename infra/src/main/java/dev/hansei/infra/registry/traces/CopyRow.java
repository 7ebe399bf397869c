package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code traces_copy}: an object with lines of a trace that no span's row names. */
@MappedEntity("traces_copy")
record CopyRow(
    @Id @Binary16 UUID projectId,
    @HexBinary String traceId,
    @Binary32 Sha256 batchSha256,
    String userHash) {}
