package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** Traces of one cluster on one day, summed over its patterns. */
@MappedEntity("failures_pattern")
record TrendRow(@Id @Binary16 UUID clusterId, LocalDate day, int traces) {}
