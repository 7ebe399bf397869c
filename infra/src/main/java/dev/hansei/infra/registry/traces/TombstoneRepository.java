package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_tombstone}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TombstoneRepository extends GenericRepository<TombstoneRow, UUID> {
  /** A trace of which a late span came can expire again. */
  @Query(
      """
      INSERT INTO traces_tombstone (project_id, trace_id, content_sha256, span_count, expired_at)
      VALUES (:projectId, :traceId, :contentSha256, :spanCount, :expiredAt)
      ON DUPLICATE KEY UPDATE
        content_sha256 = VALUES(content_sha256),
        span_count = VALUES(span_count),
        expired_at = VALUES(expired_at)
      """)
  void upsertAll(List<TombstoneRow> rows);

  @Query(
      """
      SELECT * FROM traces_tombstone
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      """)
  List<TombstoneRow> all(UUID projectId, @Expandable List<byte[]> traceIds);
}
