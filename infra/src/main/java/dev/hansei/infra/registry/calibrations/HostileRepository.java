package dev.hansei.infra.registry.calibrations;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code calibrations_hostile}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface HostileRepository extends GenericRepository<HostileRow, UUID> {
  /** What is there already stays: a verdict is given once. */
  @Query(
      """
      INSERT INTO calibrations_hostile (project_id, calibration_id, ordinal, attack, judge, reason,
        call_key)
      VALUES (:projectId, :calibrationId, :ordinal, :attack, :judge, :reason, :callKey)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<HostileRow> rows);

  @Query(
      """
      SELECT * FROM calibrations_hostile
      WHERE project_id = :projectId AND calibration_id = :calibrationId
      ORDER BY ordinal LIMIT :limit
      """)
  List<HostileRow> of(UUID projectId, UUID calibrationId, int limit);
}
