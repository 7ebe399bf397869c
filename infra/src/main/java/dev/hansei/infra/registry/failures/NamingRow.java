package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code failures_naming}. */
@MappedEntity("failures_naming")
record NamingRow(@Id @Binary16 UUID projectId, String model, String savedBy, Instant savedAt) {}
