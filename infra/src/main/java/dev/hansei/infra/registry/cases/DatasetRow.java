package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Split;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code cases_dataset}. */
@MappedEntity("cases_dataset")
record DatasetRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID datasetId,
    String name,
    String split,
    Instant createdAt) {
  Dataset dataset() {
    return new Dataset(new DatasetId(datasetId), name, Split.valueOf(split), createdAt);
  }
}
