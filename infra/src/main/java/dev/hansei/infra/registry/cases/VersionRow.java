package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code cases_version}. */
@MappedEntity("cases_version")
record VersionRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID versionId,
    @Binary16 UUID datasetId,
    int number,
    @Binary32 Sha256 sha256,
    long sizeBytes,
    int caseCount,
    Instant createdAt) {
  DatasetVersion version() {
    return new DatasetVersion(
        new DatasetVersionId(versionId),
        new DatasetId(datasetId),
        number,
        new ArtifactRef(sha256, ArtifactRef.JSONL, sizeBytes),
        caseCount,
        createdAt);
  }
}
