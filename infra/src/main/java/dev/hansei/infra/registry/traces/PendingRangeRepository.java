package dev.hansei.infra.registry.traces;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_pending}, by ranges of traces. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PendingRangeRepository extends GenericRepository<PendingRow, UUID> {
  @Query(
      """
      INSERT INTO traces_pending (project_id, trace_id, revision, changed_at)
      SELECT project_id, trace_id, revision, :now
      FROM traces_trace
      WHERE project_id = :projectId AND trace_id >= :first AND trace_id <= :last
        AND span_count > 0 AND started_at >= :from AND started_at < :before
      ON DUPLICATE KEY UPDATE revision = VALUES(revision)
      """)
  @ParameterExpression(name = "first", expression = "#{span.first}")
  @ParameterExpression(name = "last", expression = "#{span.last}")
  @ParameterExpression(name = "from", expression = "#{span.from}")
  @ParameterExpression(name = "before", expression = "#{span.before}")
  void mark(UUID projectId, Span span, Instant now);

  /** Traces from one id to another that started within. */
  @Introspected
  record Span(byte[] first, byte[] last, Instant from, Instant before) {}

  @Query(
      """
      SELECT * FROM traces_pending
      WHERE project_id = :projectId
      ORDER BY changed_at, trace_id
      LIMIT 1
      """)
  List<PendingRow> oldest(UUID projectId);
}
