package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A row of {@code annotations_turn}.
 *
 * @param turns how many tasks of the queue the person had at once and has done at most, as {@link
 *     GoldDeals} counts them: below it they go over ground that they went over before
 */
@MappedEntity("annotations_turn")
record TurnRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID queueId,
    @Binary16 UUID personId,
    long turns,
    long salt) {}
