package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.models.ModelName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code failures_named}. */
@MappedEntity("failures_named")
record NameTryRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID clusterId,
    String model,
    int patterns,
    int tries,
    @Binary16 UUID collectionId,
    Instant triedAt) {
  /** Whether it was about what the mode is now. */
  boolean isAbout(ClusterRow mode) {
    return mode.patterns() == patterns && mode.namedBy().equals(GroupingWriter.BY_KEYWORDS);
  }

  ClusterDetail.NameTry view() {
    return new ClusterDetail.NameTry(new ModelName(model), tries, triedAt);
  }
}
