package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code cases_document}. */
@MappedEntity("cases_document")
record DocumentRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID documentId,
    String name,
    @Binary32 Sha256 sha256,
    String mediaType,
    long sizeBytes,
    int passageCount,
    Instant createdAt) {
  Document document() {
    return new Document(
        new DocumentId(documentId),
        name,
        new ArtifactRef(sha256, mediaType, sizeBytes),
        passageCount,
        createdAt);
  }
}
