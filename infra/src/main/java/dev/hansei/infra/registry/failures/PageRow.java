package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.failures.CollectFailuresResult;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code failures_page}. */
@MappedEntity("failures_page")
record PageRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID collectionId,
    int number,
    int tracesRead,
    int failed,
    int newFailures,
    boolean more) {
  CollectionPage page() {
    return new CollectionPage(new CollectFailuresResult(tracesRead, failed, newFailures), more);
  }
}
