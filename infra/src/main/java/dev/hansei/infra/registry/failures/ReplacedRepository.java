package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code failures_replaced}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplacedRepository extends GenericRepository<ReplacedRow, UUID> {
  @Query(
      """
      INSERT INTO failures_replaced (project_id, trace_id, texts_sha256)
      VALUES (:projectId, :traceId, :textsSha256)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(ReplacedRow row);

  @Query(
      """
      SELECT * FROM failures_replaced
      WHERE project_id = :projectId AND trace_id = :traceId
      ORDER BY texts_sha256
      """)
  List<ReplacedRow> ofTrace(UUID projectId, String traceId);

  @Query(
      """
      DELETE FROM failures_replaced
      WHERE project_id = :projectId AND trace_id = :traceId AND texts_sha256 = :textsSha256
      """)
  void delete(UUID projectId, String traceId, Sha256 textsSha256);
}
