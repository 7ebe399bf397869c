package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was said lately, beside the traces it was said of. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LiveFeedbackRepository extends GenericRepository<ToldRow, UUID> {
  @Query(
      """
      SELECT f.project_id, f.feedback_id, f.trace_id, f.opinion, f.received_at,
        f.by_monitor, t.started_at, t.prompt_name, t.prompt_version, t.assignment, t.user_hash,
        t.session_id, t.rooted
      FROM traces_feedback f
      JOIN traces_trace t ON t.project_id = f.project_id AND t.trace_id = f.trace_id
      WHERE f.project_id = :projectId AND f.received_at >= :since
        AND (f.received_at > :since OR f.feedback_id > :beyond)
      ORDER BY f.received_at, f.feedback_id
      LIMIT :limit
      """)
  List<ToldRow> after(UUID projectId, Instant since, @Binary16 UUID beyond, int limit);

  /** Feedback on traces of a prompt that started since then, in the order of their starts. */
  @Query(
      """
      SELECT f.project_id, f.feedback_id, f.trace_id, f.opinion, f.received_at,
        f.by_monitor, t.started_at, t.prompt_name, t.prompt_version, t.assignment, t.user_hash,
        t.session_id, t.rooted
      FROM traces_trace t
      JOIN traces_feedback f ON f.project_id = t.project_id AND f.trace_id = t.trace_id
      WHERE t.project_id = :projectId AND t.prompt_name = :prompt
        AND t.started_at >= :since AND t.feedback_count > 0
      ORDER BY t.started_at, t.trace_id
      LIMIT :limit
      """)
  List<ToldRow> ofPrompt(UUID projectId, String prompt, Instant since, int limit);
}
