package dev.hansei.workflows.cases;

import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;

/**
 * The final cases of a dataset at one moment, by id and hash; immutable.
 *
 * @param cases JSON lines of {@code {caseId, contentSha256}} in the object store, in order
 */
public record DatasetVersion(
    DatasetVersionId id,
    DatasetId datasetId,
    int number,
    ArtifactRef cases,
    int caseCount,
    Instant createdAt) {
  public DatasetVersion {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(datasetId, "datasetId is null");
    if (number < 1 || caseCount < 1) {
      throw new IllegalArgumentException("a dataset version has a number and at least one case");
    }
    Objects.requireNonNull(cases, "cases is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
