package dev.hansei.api.cases;

import dev.hansei.infra.registry.cases.CaseCounts;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset, as the API shows it.
 *
 * @param cases how many stand where; only when shown alone
 * @param latest its latest version; only when shown alone, and absent before the first
 */
public record DatasetResource(
    UUID id,
    String name,
    Split split,
    Instant createdAt,
    Optional<Counts> cases,
    Optional<DatasetVersionResource> latest) {
  /** How many cases stand where. */
  public record Counts(long draft, long finals, long rejected) {}

  static DatasetResource from(Dataset dataset) {
    return new DatasetResource(
        dataset.id().value(),
        dataset.name(),
        dataset.split(),
        dataset.createdAt(),
        Optional.empty(),
        Optional.empty());
  }

  DatasetResource with(CaseCounts counts, Optional<DatasetVersion> version) {
    return new DatasetResource(
        id,
        name,
        split,
        createdAt,
        Optional.of(new Counts(counts.drafts(), counts.finals(), counts.rejected())),
        version.map(DatasetVersionResource::from));
  }
}
