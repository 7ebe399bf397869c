package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code lineage_artifact}. */
@MappedEntity("lineage_artifact")
record ArtifactRow(
    @Id @Binary16 UUID projectId,
    @Binary32 Sha256 sha256,
    String mediaType,
    long sizeBytes,
    Instant createdAt) {
  ArtifactRef ref() {
    return new ArtifactRef(sha256, mediaType, sizeBytes);
  }
}
