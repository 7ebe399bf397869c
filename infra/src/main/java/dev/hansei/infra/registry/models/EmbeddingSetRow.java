package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.EmbeddingSet;
import dev.hansei.workflows.models.EmbeddingSetId;
import dev.hansei.workflows.models.ModelName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code models_embedding_set}. */
@MappedEntity("models_embedding_set")
record EmbeddingSetRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID embeddingSetId,
    String model,
    int dimension,
    int vectorCount,
    @Binary32 Sha256 sha256,
    long sizeBytes,
    Instant createdAt) {
  EmbeddingSet set() {
    return new EmbeddingSet(
        new EmbeddingSetId(embeddingSetId),
        new ModelName(model),
        dimension,
        vectorCount,
        new ArtifactRef(sha256, ArtifactRef.VECTORS, sizeBytes),
        createdAt);
  }
}
