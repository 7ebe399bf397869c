package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads which webhooks something is due for. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DueRepository extends GenericRepository<DueRow, UUID> {
  /** One row a delivery, whoever waits longest first. */
  @Query(
      """
      SELECT project_id, webhook_id FROM projects_delivery
      WHERE state = 'WAITING' AND next_at <= :now
      ORDER BY next_at LIMIT :limit
      """)
  List<DueRow> first(Instant now, int limit);

  /**
   * One row a webhook, whoever waits longest first: two entries of indexes a webhook, however much
   * is due for it.
   */
  @Query(
      """
      SELECT project_id, webhook_id FROM (
        SELECT w.project_id, w.webhook_id,
          (SELECT d.next_at FROM projects_delivery d
           WHERE d.project_id = w.project_id AND d.webhook_id = w.webhook_id
             AND d.state = 'WAITING'
           ORDER BY d.next_at LIMIT 1) AS first_at
        FROM projects_webhook w) firsts
      WHERE first_at <= :now
      ORDER BY first_at LIMIT :limit
      """)
  List<DueRow> byWebhook(Instant now, int limit);
}
