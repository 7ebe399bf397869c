package dev.hansei.infra.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_audit_proof}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditProofRepository extends GenericRepository<AuditProofRow, UUID> {
  @Query(
      """
      INSERT INTO projects_audit_proof (project_id, at, actor, proof)
      VALUES (:projectId, :at, :actor, :proof)
      ON DUPLICATE KEY UPDATE at = VALUES(at), actor = VALUES(actor), proof = VALUES(proof)
      """)
  void upsert(AuditProofRow row);

  @Query("SELECT * FROM projects_audit_proof WHERE project_id = :projectId")
  Optional<AuditProofRow> find(UUID projectId);
}
