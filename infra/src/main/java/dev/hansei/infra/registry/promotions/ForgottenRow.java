package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code promotions_forgotten}.
 *
 * @param dossiersAfter the promotion whose dossier was looked at last
 */
@MappedEntity("promotions_forgotten")
record ForgottenRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID personId,
    Instant since,
    @Nullable @Binary16 UUID dossiersAfter) {}
