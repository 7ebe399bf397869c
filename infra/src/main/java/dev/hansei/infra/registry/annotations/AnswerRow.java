package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code annotations_answer}. */
@MappedEntity("annotations_answer")
record AnswerRow(
    @Id @Binary16 UUID projectId, @Binary16 UUID annotationId, String field, String word) {}
