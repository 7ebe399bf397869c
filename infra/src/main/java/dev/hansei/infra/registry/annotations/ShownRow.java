package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code annotations_shown}. */
@MappedEntity("annotations_shown")
record ShownRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID annotationId,
    @Binary16 UUID taskId,
    @Binary16 UUID queueId,
    @Binary16 UUID judgeId,
    String word) {}
