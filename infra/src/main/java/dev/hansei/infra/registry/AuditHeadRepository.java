package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_audit_head}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditHeadRepository extends GenericRepository<AuditHeadRow, UUID> {
  /** Makes the row where it is not there; also takes its lock, so that two first rows wait. */
  @Query(
      """
      INSERT INTO projects_audit_head (project_id, sequence, hash)
      VALUES (:projectId, 0, :hash)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void begin(UUID projectId, Sha256 hash);

  @Query(
      "SELECT project_id, sequence, hash FROM projects_audit_head WHERE project_id = :projectId FOR UPDATE")
  Optional<AuditHeadRow> lock(UUID projectId);

  @Query("SELECT project_id, sequence, hash FROM projects_audit_head WHERE project_id = :projectId")
  Optional<AuditHeadRow> find(UUID projectId);

  @Query(
      """
      UPDATE projects_audit_head SET sequence = :sequence, hash = :hash
      WHERE project_id = :projectId
      """)
  void advance(UUID projectId, long sequence, Sha256 hash);
}
