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
  /** Whoever waits longest first. */
  @Query(
      """
      SELECT project_id, webhook_id FROM projects_delivery
      WHERE state = 'WAITING' AND next_at <= :now
      GROUP BY project_id, webhook_id
      ORDER BY MIN(next_at) LIMIT :limit
      """)
  List<DueRow> due(Instant now, int limit);
}
