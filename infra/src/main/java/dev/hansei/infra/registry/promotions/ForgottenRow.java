package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code promotions_forgotten}. */
@MappedEntity("promotions_forgotten")
record ForgottenRow(@Id @Binary16 UUID projectId, @Binary16 UUID personId, Instant since) {}
