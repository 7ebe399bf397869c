package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_view}. */
@MappedEntity("traces_view")
record ViewRow(
    @Id @Binary16 UUID projectId, String name, String query, String savedBy, Instant savedAt) {}
