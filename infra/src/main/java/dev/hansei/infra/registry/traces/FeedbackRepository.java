package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_feedback}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FeedbackRepository extends GenericRepository<FeedbackRow, UUID> {
  @Query(
      """
      INSERT INTO traces_feedback (
        project_id, feedback_id, trace_id, opinion, given_at, received_at, by_monitor)
      VALUES (:projectId, :feedbackId, :traceId, :opinion, :givenAt, :receivedAt, :byMonitor)
      """)
  void insertAll(List<FeedbackRow> rows);

  @Query(
      """
      SELECT * FROM traces_feedback
      WHERE project_id = :projectId AND feedback_id IN (:ids)
      """)
  List<FeedbackRow> all(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT * FROM traces_feedback
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY trace_id, given_at, feedback_id
      """)
  List<FeedbackRow> ofTraces(UUID projectId, @Expandable List<byte[]> traceIds);

  @Query("DELETE FROM traces_feedback WHERE project_id = :projectId AND trace_id IN (:traceIds)")
  int deleteOfTraces(UUID projectId, @Expandable List<byte[]> traceIds);

  @Query(
      """
      SELECT * FROM traces_feedback
      WHERE project_id = :projectId AND trace_id = :traceId
      ORDER BY feedback_id
      LIMIT :limit
      """)
  List<FeedbackRow> someOf(UUID projectId, String traceId, int limit);

  @Query(
      """
      SELECT * FROM traces_feedback
      WHERE project_id = :projectId AND feedback_id = :feedbackId
      """)
  List<FeedbackRow> find(UUID projectId, UUID feedbackId);
}
