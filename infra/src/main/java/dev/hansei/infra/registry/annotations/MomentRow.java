package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * When somebody said something.
 *
 * @param same 1 where everybody else who reviewed the task said the same, 0 where not
 */
@MappedEntity("annotations_annotation")
record MomentRow(@Id @Binary16 UUID annotationId, Instant createdAt, int same) {}
