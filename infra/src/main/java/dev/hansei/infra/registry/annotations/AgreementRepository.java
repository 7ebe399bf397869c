package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_agreement}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementRepository extends GenericRepository<AgreementRow, UUID> {
  /** What was measured last counts. */
  @Query(
      """
      INSERT INTO annotations_agreement (project_id, queue_id, report, measured_at)
      VALUES (:projectId, :queueId, :report, :measuredAt)
      ON DUPLICATE KEY UPDATE report = VALUES(report), measured_at = VALUES(measured_at)
      """)
  void replace(AgreementRow row);

  @Query(
      """
      SELECT * FROM annotations_agreement WHERE project_id = :projectId AND queue_id = :queueId
      """)
  Optional<AgreementRow> find(UUID projectId, UUID queueId);
}
