package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_sign_in_link}. */
@MappedEntity("projects_sign_in_link")
record SignInLinkRow(
    @Id byte[] secretSha256,
    @Binary16 UUID personId,
    Instant expiresAt,
    @Nullable Instant usedAt) {}
