package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code failures_reason}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReasonRepository extends GenericRepository<ReasonRow, UUID> {
  @Query(
      """
      INSERT INTO failures_reason (project_id, failure_id, reason)
      VALUES (:projectId, :failureId, :reason)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<ReasonRow> rows);

  @Query(
      """
      SELECT project_id, failure_id, reason
      FROM failures_reason
      WHERE project_id = :projectId AND failure_id IN (:ids)
      ORDER BY failure_id, reason
      """)
  List<ReasonRow> ofFailures(UUID projectId, @Expandable List<byte[]> ids);

  /** Reasons of open failures only; looks no further than so many. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM failures_reason
        JOIN failures_failure
          ON failures_failure.project_id = failures_reason.project_id
          AND failures_failure.failure_id = failures_reason.failure_id
        WHERE failures_reason.project_id = :projectId AND failures_reason.reason = :reason
          AND failures_failure.state = 'OPEN'
        LIMIT :limit) such
      """)
  long countOpen(@Binary16 UUID projectId, String reason, int limit);
}
