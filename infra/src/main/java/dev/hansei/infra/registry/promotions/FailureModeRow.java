package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code promotions_failure_mode}.
 *
 * @param since when somebody saw that it went back; once its collection was started, when that was
 */
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
  FailureModeRow collecting(Instant now) {
    return with(RollbackFailures.State.COLLECTING, null, 0, now, null);
  }

  FailureModeRow found(UUID cluster, int in, Instant now) {
    return with(RollbackFailures.State.FOUND, cluster, in, since, now);
  }

  FailureModeRow none(Instant now) {
    return with(RollbackFailures.State.NONE, null, 0, since, now);
  }

  FailureModeRow gaveUp(Instant now) {
    return with(RollbackFailures.State.GAVE_UP, null, 0, since, now);
  }

  private FailureModeRow with(
      RollbackFailures.State next,
      @Nullable UUID cluster,
      int in,
      Instant from,
      @Nullable Instant settled) {
    return new FailureModeRow(
        projectId, promotionId, collectionId, next.name(), metric, bad, cluster, in, from, settled);
  }
}
