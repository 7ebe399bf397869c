package dev.hansei.api.cases;

import dev.hansei.workflows.cases.DatasetVersion;
import java.time.Instant;
import java.util.UUID;

/**
 * The final cases of a dataset at one moment, as the API shows them.
 *
 * @param sha256 of the list of case ids and hashes
 */
public record DatasetVersionResource(
    UUID id, UUID dataset, int number, int caseCount, String sha256, Instant createdAt) {
  static DatasetVersionResource from(DatasetVersion version) {
    return new DatasetVersionResource(
        version.id().value(),
        version.datasetId().value(),
        version.number(),
        version.caseCount(),
        version.cases().sha256().hex(),
        version.createdAt());
  }
}
