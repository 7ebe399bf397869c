package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_webhook}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WebhookRepository extends GenericRepository<WebhookRow, UUID> {
  @Query(
      """
      INSERT INTO projects_webhook (project_id, webhook_id, url, types, state, created_by,
        created_at, failing_since, spared_until)
      VALUES (:projectId, :webhookId, :url, :types, :state, :createdBy,
        :createdAt, :failingSince, :sparedUntil)
      """)
  void insert(WebhookRow row);

  @Query(
      """
      SELECT * FROM projects_webhook
      WHERE project_id = :projectId AND webhook_id = :webhookId
      """)
  Optional<WebhookRow> find(UUID projectId, UUID webhookId);

  @Query(
      """
      SELECT * FROM projects_webhook
      WHERE project_id = :projectId AND webhook_id = :webhookId FOR UPDATE
      """)
  Optional<WebhookRow> lock(UUID projectId, UUID webhookId);

  /** In the order in which they were made. */
  @Query(
      """
      SELECT * FROM projects_webhook WHERE project_id = :projectId
      ORDER BY webhook_id LIMIT :limit
      """)
  List<WebhookRow> all(UUID projectId, int limit);

  @Query(
      """
      UPDATE projects_webhook SET state = :state, failing_since = NULL, spared_until = NULL
      WHERE project_id = :projectId AND webhook_id = :webhookId
      """)
  void setState(UUID projectId, UUID webhookId, String state);

  @Query(
      """
      UPDATE projects_webhook SET failing_since = :failingSince
      WHERE project_id = :projectId AND webhook_id = :webhookId AND failing_since IS NULL
      """)
  void fails(UUID projectId, UUID webhookId, Instant failingSince);

  @Query(
      """
      UPDATE projects_webhook SET failing_since = NULL, spared_until = NULL
      WHERE project_id = :projectId AND webhook_id = :webhookId
        AND (failing_since IS NOT NULL OR spared_until IS NOT NULL)
      """)
  void isWell(UUID projectId, UUID webhookId);

  @Query(
      """
      UPDATE projects_webhook SET spared_until = :sparedUntil
      WHERE project_id = :projectId AND webhook_id = :webhookId
      """)
  void spare(UUID projectId, UUID webhookId, Instant sparedUntil);

  @Query(
      """
      DELETE FROM projects_webhook
      WHERE project_id = :projectId AND webhook_id = :webhookId
      """)
  long delete(UUID projectId, UUID webhookId);
}
