package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code failures_grouping}. */
@MappedEntity("failures_grouping")
record GroupingRow(@Id @Binary16 UUID projectId, long revision) {}
