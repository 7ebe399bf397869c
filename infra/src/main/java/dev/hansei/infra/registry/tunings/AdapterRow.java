package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.tunings.Adapter;
import dev.hansei.workflows.tunings.AdapterId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code tunings_adapter}. */
@MappedEntity("tunings_adapter")
record AdapterRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID adapterId,
    String name,
    String kind,
    String baseModel,
    @Binary32 Sha256 sha256,
    String mediaType,
    long sizeBytes,
    Instant createdAt) {
  Adapter adapter() {
    return new Adapter(
        new AdapterId(adapterId),
        name,
        Adapter.Kind.valueOf(kind),
        new ModelName(baseModel),
        new ArtifactRef(sha256, mediaType, sizeBytes),
        createdAt);
  }
}
