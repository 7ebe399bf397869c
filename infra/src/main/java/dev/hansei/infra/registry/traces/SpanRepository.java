package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_span}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SpanRepository extends GenericRepository<SpanRow, UUID> {
  @Query(
      """
      INSERT INTO traces_span (project_id, start_day, trace_id, span_id, batch_sha256, line)
      VALUES (:projectId, :startDay, :traceId, :spanId, :batchSha256, :line)
      """)
  void insertAll(List<SpanRow> rows);

  /** Those of the traces' spans that have one of these ids. */
  @Query(
      """
      SELECT * FROM traces_span
      WHERE project_id = :projectId AND trace_id IN (:traceIds) AND span_id IN (:spanIds)
      """)
  List<SpanRow> among(
      UUID projectId, @Expandable List<byte[]> traceIds, @Expandable List<byte[]> spanIds);

  @Query(
      """
      SELECT * FROM traces_span
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY trace_id, start_day, span_id
      LIMIT :limit
      """)
  List<SpanRow> ofTraces(UUID projectId, @Expandable List<byte[]> traceIds, int limit);

  /** Those that {@link #ofTraces} gives. */
  @Query(
      """
      DELETE FROM traces_span
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY trace_id, start_day, span_id
      LIMIT :limit
      """)
  int deleteOfTraces(UUID projectId, @Expandable List<byte[]> traceIds, int limit);

  /** Those of the traces' spans that lie in a batch. */
  @Query(
      """
      SELECT * FROM traces_span
      WHERE project_id = :projectId AND trace_id IN (:traceIds) AND batch_sha256 = :batchSha256
      """)
  List<SpanRow> inBatch(UUID projectId, @Expandable List<byte[]> traceIds, Sha256 batchSha256);

  /** The same lines of another object. */
  @Query(
      """
      UPDATE traces_span SET batch_sha256 = :into
      WHERE project_id = :projectId AND trace_id IN (:traceIds) AND batch_sha256 = :batchSha256
      """)
  void move(
      UUID projectId, @Expandable List<byte[]> traceIds, Sha256 batchSha256, @Binary32 Sha256 into);

  @Query(
      """
      DELETE FROM traces_span
      WHERE project_id = :projectId AND trace_id = :traceId AND batch_sha256 = :batchSha256
      """)
  void deleteInBatch(UUID projectId, String traceId, Sha256 batchSha256);
}
