package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_detectors}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DetectorsRepository extends GenericRepository<DetectorsRow, UUID> {
  @Query(
      """
      INSERT INTO failures_detectors (project_id, number, detectors, saved_by, saved_at)
      VALUES (:projectId, :number, :detectors, :savedBy, :savedAt)
      """)
  void insert(DetectorsRow row);

  @Query(
      """
      SELECT * FROM failures_detectors
      WHERE project_id = :projectId
      ORDER BY number DESC
      LIMIT 1
      """)
  Optional<DetectorsRow> latest(UUID projectId);
}
