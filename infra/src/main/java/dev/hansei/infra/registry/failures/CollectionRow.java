package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.Actor;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_collection}. */
@MappedEntity("failures_collection")
record CollectionRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID collectionId,
    boolean fromStart,
    String startedBy,
    int tracesRead,
    int failed,
    int newFailures,
    String ending,
    Instant startedAt,
    @Nullable Instant endedAt) {
  CollectionView view(CanonicalJson json) {
    return new CollectionView(
        new CollectionId(collectionId),
        fromStart,
        json.read(startedBy, Actor.class),
        new CollectFailuresResult(tracesRead, failed, newFailures),
        ending.isEmpty() ? Optional.empty() : Optional.of(Ending.valueOf(ending)),
        startedAt,
        Optional.ofNullable(endedAt));
  }
}
