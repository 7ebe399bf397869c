package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
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

  /**
   * Chains that no anchor of the day holds and whose end no anchor holds at all, in the order of
   * projects.
   */
  @Query(
      """
      SELECT h.project_id, h.sequence, h.hash FROM projects_audit_head h
      WHERE h.project_id > :after AND h.sequence > 0
        AND NOT EXISTS (
          SELECT 1 FROM projects_audit_anchor a
          WHERE a.project_id = h.project_id AND a.day = :day)
        AND NOT EXISTS (
          SELECT 1 FROM projects_audit_anchor a
          WHERE a.project_id = h.project_id AND a.sequence = h.sequence AND a.hash = h.hash)
      ORDER BY h.project_id
      LIMIT :limit
      """)
  List<AuditHeadRow> unanchored(@Binary16 UUID after, LocalDate day, int limit);
}
