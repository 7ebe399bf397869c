package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_rehearsal}. */
@MappedEntity("promotions_rehearsal")
record RehearsalRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    String state,
    @Nullable String runInput,
    String report,
    Instant beganAt,
    @Nullable Instant endedAt) {}
