package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_redaction_policy}. */
@MappedEntity("traces_redaction_policy")
record PolicyRow(@Id @Binary16 UUID projectId, int version, String policy, Instant createdAt) {}
