package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** Traces of one cluster under one prompt version, summed over its patterns. */
@MappedEntity("failures_pattern_day")
record HitRow(@Id @Binary16 UUID clusterId, String promptName, String promptVersion, int traces) {}
