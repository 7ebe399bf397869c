package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_webhook_secret}. */
@MappedEntity("projects_webhook_secret")
@SuppressWarnings("ArrayRecordComponent") // Rows are neither compared nor kept.
record WebhookSecretRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID webhookId,
    @Binary16 UUID secretId,
    String keyId,
    byte[] nonce,
    byte[] sealed,
    Instant createdAt,
    @Nullable Instant retiresAt) {}
