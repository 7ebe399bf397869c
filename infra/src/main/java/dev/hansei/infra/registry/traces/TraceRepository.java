package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_trace}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TraceRepository extends GenericRepository<TraceRow, UUID> {
  /** A trace that is there already stays, and is locked. */
  @Query(
      """
      INSERT INTO traces_trace (
        project_id, trace_id, revision, span_count, started_at, ended_at, status, question,
        question_at, answer, answer_at, model, model_at, prompt_name, prompt_version,
        prompt_at, input_tokens, output_tokens, thumbs, thumbs_at, feedback_count,
        session_id, session_at, user_hash, user_at, cost_usd_micros, received_at,
        assignment, assignment_at, rooted)
      VALUES (
        :projectId, :traceId, :revision, :spanCount, :startedAt, :endedAt, :status,
        :question, :questionAt, :answer, :answerAt, :model, :modelAt, :promptName,
        :promptVersion, :promptAt, :inputTokens, :outputTokens, :thumbs, :thumbsAt,
        :feedbackCount, :sessionId, :sessionAt, :userHash, :userAt, :costUsdMicros, :receivedAt,
        :assignment, :assignmentAt, :rooted)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrLock(List<TraceRow> rows);

  /** Traces that are not there yet; in the order of ids. */
  @Query(
      """
      INSERT INTO traces_trace (
        project_id, trace_id, revision, span_count, started_at, ended_at, status, question,
        question_at, answer, answer_at, model, model_at, prompt_name, prompt_version,
        prompt_at, input_tokens, output_tokens, thumbs, thumbs_at, feedback_count,
        session_id, session_at, user_hash, user_at, cost_usd_micros, received_at,
        assignment, assignment_at, rooted)
      VALUES (
        :projectId, :traceId, :revision, :spanCount, :startedAt, :endedAt, :status,
        :question, :questionAt, :answer, :answerAt, :model, :modelAt, :promptName,
        :promptVersion, :promptAt, :inputTokens, :outputTokens, :thumbs, :thumbsAt,
        :feedbackCount, :sessionId, :sessionAt, :userHash, :userAt, :costUsdMicros, :receivedAt,
        :assignment, :assignmentAt, :rooted)
      """)
  void insertAll(List<TraceRow> rows);

  /** Overwrites what has been locked. */
  @Query(
      """
      INSERT INTO traces_trace (
        project_id, trace_id, revision, span_count, started_at, ended_at, status, question,
        question_at, answer, answer_at, model, model_at, prompt_name, prompt_version,
        prompt_at, input_tokens, output_tokens, thumbs, thumbs_at, feedback_count,
        session_id, session_at, user_hash, user_at, cost_usd_micros, received_at,
        assignment, assignment_at, rooted)
      VALUES (
        :projectId, :traceId, :revision, :spanCount, :startedAt, :endedAt, :status,
        :question, :questionAt, :answer, :answerAt, :model, :modelAt, :promptName,
        :promptVersion, :promptAt, :inputTokens, :outputTokens, :thumbs, :thumbsAt,
        :feedbackCount, :sessionId, :sessionAt, :userHash, :userAt, :costUsdMicros, :receivedAt,
        :assignment, :assignmentAt, :rooted)
      ON DUPLICATE KEY UPDATE
        revision = VALUES(revision),
        span_count = VALUES(span_count),
        started_at = VALUES(started_at),
        ended_at = VALUES(ended_at),
        status = VALUES(status),
        question = VALUES(question),
        question_at = VALUES(question_at),
        answer = VALUES(answer),
        answer_at = VALUES(answer_at),
        model = VALUES(model),
        model_at = VALUES(model_at),
        prompt_name = VALUES(prompt_name),
        prompt_version = VALUES(prompt_version),
        prompt_at = VALUES(prompt_at),
        input_tokens = VALUES(input_tokens),
        output_tokens = VALUES(output_tokens),
        thumbs = VALUES(thumbs),
        thumbs_at = VALUES(thumbs_at),
        feedback_count = VALUES(feedback_count),
        session_id = VALUES(session_id),
        session_at = VALUES(session_at),
        user_hash = VALUES(user_hash),
        user_at = VALUES(user_at),
        cost_usd_micros = VALUES(cost_usd_micros),
        assignment = VALUES(assignment),
        assignment_at = VALUES(assignment_at),
        rooted = VALUES(rooted)
      """)
  void overwrite(List<TraceRow> rows);

  @Query(
      """
      SELECT * FROM traces_trace
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY trace_id
      FOR UPDATE
      """)
  List<TraceRow> lock(UUID projectId, @Expandable List<byte[]> traceIds);

  @Query(
      """
      SELECT * FROM traces_trace
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY trace_id
      """)
  List<TraceRow> all(UUID projectId, @Expandable List<byte[]> traceIds);

  /** Traces with spans that match, newest first, from a place in that order on. */
  @Query(
      """
      SELECT * FROM traces_trace
      WHERE project_id = :projectId AND span_count > 0
        AND started_at >= :startedFrom AND started_at <= :startedTo
        AND (started_at < :startedTo OR trace_id < UNHEX(:beforeTrace))
        AND (:status = '' OR status = :status)
        AND (:thumbs = '' OR thumbs = :thumbs)
        AND (:promptName = '' OR prompt_name = :promptName)
        AND (:promptVersion = '' OR prompt_version = :promptVersion)
      ORDER BY started_at DESC, trace_id DESC
      LIMIT :limit
      """)
  @ParameterExpression(name = "startedFrom", expression = "#{query.startedFrom}")
  @ParameterExpression(name = "startedTo", expression = "#{query.startedTo}")
  @ParameterExpression(name = "beforeTrace", expression = "#{query.beforeTrace}")
  @ParameterExpression(name = "status", expression = "#{query.status}")
  @ParameterExpression(name = "thumbs", expression = "#{query.thumbs}")
  @ParameterExpression(name = "promptName", expression = "#{query.promptName}")
  @ParameterExpression(name = "promptVersion", expression = "#{query.promptVersion}")
  List<TraceRow> page(UUID projectId, TraceQuery query, int limit);

  /**
   * Those that came before a moment and started before it, or never; oldest first. Not locked.
   *
   * @param from no earlier than this, where they started
   */
  @Query(
      """
      SELECT * FROM traces_trace
      WHERE project_id = :projectId
        AND (started_at IS NULL OR (started_at >= :from AND started_at < :cutoff))
        AND received_at < :cutoff
      ORDER BY started_at, trace_id
      LIMIT :limit
      """)
  List<TraceRow> startedBefore(UUID projectId, Instant from, Instant cutoff, int limit);

  /**
   * Locks those of them that nobody holds and of which this is still true. By the primary key, or
   * the planner might sort, and lock, all that there are.
   */
  @Query(
      """
      SELECT * FROM traces_trace FORCE INDEX (PRIMARY)
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
        AND (started_at < :cutoff OR started_at IS NULL) AND received_at < :cutoff
      ORDER BY trace_id
      LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """)
  List<TraceRow> lockFree(
      UUID projectId, @Expandable List<byte[]> traceIds, Instant cutoff, int limit);

  /** The traces of a user, in the order of ids, after one. */
  @Query(
      """
      SELECT * FROM traces_trace
      WHERE project_id = :projectId AND user_hash = :userHash AND trace_id > UNHEX(:afterTrace)
      ORDER BY trace_id
      LIMIT :limit
      """)
  List<TraceRow> ofUser(UUID projectId, String userHash, String afterTrace, int limit);

  /** How many {@link #startedBefore} would give; looks no further than so many. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM traces_trace
        WHERE project_id = :projectId AND (started_at < :cutoff OR started_at IS NULL)
          AND received_at < :cutoff
        LIMIT :limit) old
      """)
  long countBefore(@Binary16 UUID projectId, Instant cutoff, int limit);

  @Query("DELETE FROM traces_trace WHERE project_id = :projectId AND trace_id IN (:traceIds)")
  int deleteAll(UUID projectId, @Expandable List<byte[]> traceIds);
}
