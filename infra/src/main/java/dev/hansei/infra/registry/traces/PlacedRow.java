package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.HexBinary;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A trace and its place in the order of starts. */
@MappedEntity("traces_trace")
record PlacedRow(@Id @HexBinary String traceId, Instant startedAt) {}
