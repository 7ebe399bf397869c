package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A failure mode, how many of some traces it has, and one of them. */
@MappedEntity("failures_pattern")
record HeaviestRow(@Id @Binary16 UUID clusterId, int traces, @HexBinary String traceId) {}
