package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code failures_replaced}: an object of texts that a failure had before. */
@MappedEntity("failures_replaced")
record ReplacedRow(
    @Id @Binary16 UUID projectId, @HexBinary String traceId, @Binary32 Sha256 textsSha256) {}
