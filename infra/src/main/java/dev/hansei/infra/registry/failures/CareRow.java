package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_cluster_care}. */
@MappedEntity("failures_cluster_care")
record CareRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID clusterId,
    @Nullable @Binary16 UUID assignee,
    String reason,
    Instant saidAt) {}
