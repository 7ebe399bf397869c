package dev.hansei.infra.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_audit_anchor}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditAnchorRepository extends GenericRepository<AuditAnchorRow, UUID> {
  @Query(
      """
      INSERT INTO projects_audit_anchor (project_id, day, sequence, hash, at)
      VALUES (:projectId, :day, :sequence, :hash, :at)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(AuditAnchorRow row);

  @Query(
      """
      SELECT project_id, day, sequence, hash, at FROM projects_audit_anchor
      WHERE project_id = :projectId AND day < :before
      ORDER BY day DESC
      LIMIT :limit
      """)
  List<AuditAnchorRow> before(UUID projectId, LocalDate before, int limit);

  @Query(
      """
      SELECT project_id, day, sequence, hash, at FROM projects_audit_anchor
      WHERE project_id = :projectId
      ORDER BY day
      """)
  List<AuditAnchorRow> all(UUID projectId);

  /** The last that was made at that row or before it. */
  @Query(
      """
      SELECT project_id, day, sequence, hash, at FROM projects_audit_anchor
      WHERE project_id = :projectId AND sequence <= :upTo
      ORDER BY day DESC
      LIMIT 1
      """)
  Optional<AuditAnchorRow> lastUpTo(UUID projectId, long upTo);
}
