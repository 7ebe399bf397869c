package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code models_recorded_set}. */
@MappedEntity("models_recorded_set")
record RecordedSetRow(
    @Id @Binary16 UUID projectId,
    String name,
    @Binary32 Sha256 sha256,
    String mediaType,
    long sizeBytes,
    int outputCount,
    Instant createdAt) {
  RecordedSet set() {
    return new RecordedSet(
        name, new ArtifactRef(sha256, mediaType, sizeBytes), outputCount, createdAt);
  }
}
