package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_rating}. */
@MappedEntity("annotations_rating")
record RatingRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID queueId,
    @Binary16 UUID taskId,
    String author,
    String field,
    String answerOrder,
    String word,
    String note,
    String source,
    @Binary16 UUID broughtBy,
    Instant createdAt) {}
