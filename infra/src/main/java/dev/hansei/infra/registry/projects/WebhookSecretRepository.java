package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Statements on {@code projects_webhook_secret}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WebhookSecretRepository extends GenericRepository<WebhookSecretRow, UUID> {
  @Query(
      """
      INSERT INTO projects_webhook_secret (project_id, webhook_id, secret_id, key_id, nonce, sealed,
        created_at, retires_at)
      VALUES (:projectId, :webhookId, :secretId, :keyId, :nonce, :sealed, :createdAt, :retiresAt)
      """)
  void insert(WebhookSecretRow row);

  /** Those that sign at that time, the newest first. */
  @Query(
      """
      SELECT * FROM projects_webhook_secret
      WHERE project_id = :projectId AND webhook_id = :webhookId
        AND (retires_at IS NULL OR retires_at > :now)
      ORDER BY secret_id DESC LIMIT :limit
      """)
  List<WebhookSecretRow> signing(UUID projectId, UUID webhookId, Instant now, int limit);

  /** Those that would sign longer end then. */
  @Query(
      """
      UPDATE projects_webhook_secret SET retires_at = :retiresAt
      WHERE project_id = :projectId AND webhook_id = :webhookId
        AND (retires_at IS NULL OR retires_at > :retiresAt)
      """)
  void retire(UUID projectId, UUID webhookId, Instant retiresAt);

  @Query(
      """
      DELETE FROM projects_webhook_secret
      WHERE project_id = :projectId AND webhook_id = :webhookId
      """)
  void delete(UUID projectId, UUID webhookId);

  @Query("DELETE FROM projects_webhook_secret WHERE retires_at <= :now LIMIT :limit")
  int deleteUntil(Instant now, int limit);
}
