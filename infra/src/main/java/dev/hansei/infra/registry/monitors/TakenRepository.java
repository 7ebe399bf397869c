package dev.hansei.infra.registry.monitors;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Table {@code monitors_trace}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TakenRepository extends GenericRepository<TakenRow, UUID> {
  @Query(
      """
      INSERT INTO monitors_trace (project_id, monitor_id, trace_id, taken_at)
      VALUES (:projectId, :monitorId, :traceId, :takenAt)
      """)
  void insertAll(List<TakenRow> rows);

  @Query(
      """
      SELECT * FROM monitors_trace
      WHERE project_id = :projectId AND monitor_id = :monitorId AND trace_id IN (:traceIds)
      """)
  List<TakenRow> all(UUID projectId, UUID monitorId, @Expandable List<byte[]> traceIds);

  @Query("DELETE FROM monitors_trace WHERE taken_at < :before ORDER BY taken_at LIMIT :limit")
  int deleteBefore(Instant before, int limit);
}
