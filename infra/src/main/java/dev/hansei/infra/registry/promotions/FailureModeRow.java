package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_failure_mode}. */
@MappedEntity("promotions_failure_mode")
record FailureModeRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    @Binary16 UUID collectionId,
    String state,
    int metric,
    int bad,
    @Nullable @Binary16 UUID clusterId,
    int traces,
    Instant since,
    @Nullable Instant settledAt) {
  FailureModeRow collecting() {
    return with(RollbackFailures.State.COLLECTING, null, 0, null);
  }

  FailureModeRow found(UUID cluster, int in, Instant now) {
    return with(RollbackFailures.State.FOUND, cluster, in, now);
  }

  FailureModeRow none(Instant now) {
    return with(RollbackFailures.State.NONE, null, 0, now);
  }

  private FailureModeRow with(
      RollbackFailures.State next, @Nullable UUID cluster, int in, @Nullable Instant settled) {
    return new FailureModeRow(
        projectId,
        promotionId,
        collectionId,
        next.name(),
        metric,
        bad,
        cluster,
        in,
        since,
        settled);
  }
}
