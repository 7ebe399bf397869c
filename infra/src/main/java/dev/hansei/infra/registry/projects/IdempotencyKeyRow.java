package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_idempotency_key}. */
@MappedEntity("projects_idempotency_key")
record IdempotencyKeyRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID personId,
    String idempotencyKey,
    byte[] requestSha256,
    int status,
    @Nullable String location,
    String body,
    Instant createdAt) {
  StoredReply reply() {
    return new StoredReply(
        HexFormat.of().formatHex(requestSha256), status, body, Optional.ofNullable(location));
  }
}
