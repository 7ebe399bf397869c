package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code annotations_conflict}. */
@MappedEntity("annotations_conflict")
record ConflictRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID taskId,
    @Binary16 UUID personId,
    @Binary16 UUID queueId,
    String reason) {}
