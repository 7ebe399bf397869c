package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code projects_session}. */
@MappedEntity("projects_session")
record SessionRow(
    @Id byte[] secretSha256,
    @Binary16 UUID personId,
    String csrf,
    Instant openedAt,
    Instant expiresAt) {}
