package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_item_set}. */
@MappedEntity("annotations_item_set")
record ItemSetRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID setId,
    String name,
    @Binary32 Sha256 sha256,
    String mediaType,
    long sizeBytes,
    int items,
    boolean pairs,
    Instant createdAt) {
  ItemSet set() {
    return new ItemSet(
        new ItemSetId(setId),
        name,
        new ArtifactRef(sha256, mediaType, sizeBytes),
        items,
        pairs,
        createdAt);
  }
}
