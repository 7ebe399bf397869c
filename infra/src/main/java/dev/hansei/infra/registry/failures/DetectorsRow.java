package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code failures_detectors}. */
@MappedEntity("failures_detectors")
record DetectorsRow(
    @Id @Binary16 UUID projectId, int number, String detectors, String savedBy, Instant savedAt) {}
