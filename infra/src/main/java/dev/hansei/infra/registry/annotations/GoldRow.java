package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code annotations_gold}. */
@MappedEntity("annotations_gold")
record GoldRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID queueId,
    @Binary16 UUID taskId,
    String answers,
    String reason,
    @Binary16 UUID markedBy,
    Instant markedAt,
    @Nullable Instant retiredAt) {
  /** The same with other right answers and another reason, out of use where a time is given. */
  GoldRow changed(String right, String why, @Nullable Instant retired) {
    return new GoldRow(projectId, queueId, taskId, right, why, markedBy, markedAt, retired);
  }
}
