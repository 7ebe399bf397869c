package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** When a trace started: what the index of starts alone tells. */
@MappedEntity("traces_trace")
record StartRow(@Id @Binary16 UUID projectId, Instant startedAt) {}
