package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code campaigns_event}. */
@MappedEntity("campaigns_event")
record EventRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID campaignId,
    long sequence,
    String eventKey,
    String code,
    int cycle,
    String step,
    String numbers,
    String detail,
    @Nullable @Binary16 UUID personId,
    Instant happenedAt) {}
