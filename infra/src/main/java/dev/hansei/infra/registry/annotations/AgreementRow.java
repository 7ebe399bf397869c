package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code annotations_agreement}. */
@MappedEntity("annotations_agreement")
record AgreementRow(
    @Id @Binary16 UUID projectId, @Binary16 UUID queueId, String report, Instant measuredAt) {}
