package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code monitors_trace}. */
@MappedEntity("monitors_trace")
record TakenRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID monitorId,
    @HexBinary String traceId,
    Instant takenAt) {}
