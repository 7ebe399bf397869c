package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code campaigns_cycle}. */
@MappedEntity("campaigns_cycle")
record CycleRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID campaignId,
    int cycle,
    @Nullable @Binary16 UUID liveVersionId,
    String outcome,
    Instant startedAt,
    @Nullable Instant endedAt) {}
