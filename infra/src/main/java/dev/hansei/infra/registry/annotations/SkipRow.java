package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_skip}. */
@MappedEntity("annotations_skip")
record SkipRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID taskId,
    @Binary16 UUID personId,
    @Binary16 UUID queueId,
    String reason,
    String note,
    Instant createdAt) {}
