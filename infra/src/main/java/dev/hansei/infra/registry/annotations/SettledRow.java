package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code annotations_settled}. */
@MappedEntity("annotations_settled")
record SettledRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID taskId,
    String field,
    @Nullable @Binary16 UUID criterionId,
    String word,
    String resolution) {}
