package dev.hansei.infra.registry.models;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of {@code models_caller}. */
@MappedEntity("models_caller")
record CallerRow(@Id String model, String worker, Instant seenAt) {}
