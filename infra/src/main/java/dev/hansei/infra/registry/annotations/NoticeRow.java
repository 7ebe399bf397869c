package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.QueueId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_notice} with what its queue is called and when labels are due. */
@MappedEntity("annotations_notice")
record NoticeRow(
    @Id @Binary16 UUID queueId, String step, Instant createdAt, String name, Instant deadline) {
  Notice notice() {
    return new Notice(new QueueId(queueId), name, Deadline.Step.valueOf(step), createdAt, deadline);
  }
}
