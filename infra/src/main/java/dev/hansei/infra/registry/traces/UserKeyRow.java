package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_user_key}. */
@MappedEntity("traces_user_key")
@SuppressWarnings("ArrayRecordComponent") // Goes from here into a MAC.
record UserKeyRow(@Id @Binary16 UUID projectId, byte[] secret, Instant createdAt) {}
