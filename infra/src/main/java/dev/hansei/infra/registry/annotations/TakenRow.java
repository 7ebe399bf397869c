package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_taken}. */
@MappedEntity("annotations_taken")
record TakenRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID queueId,
    @Binary16 UUID personId,
    Instant leftAt) {}
