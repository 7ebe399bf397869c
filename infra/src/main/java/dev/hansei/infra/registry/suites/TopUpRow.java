package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code suites_top_up}. */
@MappedEntity("suites_top_up")
record TopUpRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID runId,
    String topUpId,
    @Binary16 UUID personId,
    long calls,
    long tokens,
    long micros,
    Instant addedAt) {}
