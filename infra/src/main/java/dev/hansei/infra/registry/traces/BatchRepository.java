package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** Table {@code traces_batch}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BatchRepository extends GenericRepository<BatchRow, UUID> {
  /** A batch that is there already stays. */
  @Query(
      """
      INSERT INTO traces_batch (project_id, sha256, size_bytes, span_count, received_at)
      VALUES (:projectId, :sha256, :sizeBytes, :spanCount, :receivedAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(BatchRow row);
}
