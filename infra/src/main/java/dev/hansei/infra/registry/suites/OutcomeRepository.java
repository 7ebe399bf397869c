package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code suites_outcome}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OutcomeRepository extends GenericRepository<OutcomeRow, UUID> {
  /** All or none: fails when one of them is there already. */
  @Query(
      """
      INSERT INTO suites_outcome (project_id, run_id, ordinal, case_id, repetition, result, reason,
        passed, mean_score, call_key, input_tokens, output_tokens, cost_usd_micros,
        latency_millis, from_journal, cost_micros)
      VALUES (:projectId, :runId, :ordinal, :caseId, :repetition, :result, :reason,
        :passed, :meanScore, :callKey, :inputTokens, :outputTokens, :costUsdMicros,
        :latencyMillis, :fromJournal, :costMicros)
      """)
  void insert(List<OutcomeRow> rows);

  @Query(
      """
      SELECT ordinal FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND ordinal >= :from AND ordinal < :to
      ORDER BY ordinal
      """)
  List<Integer> ordinals(UUID projectId, UUID runId, int from, int to);

  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND ordinal = :ordinal
      """)
  Optional<OutcomeRow> find(UUID projectId, UUID runId, int ordinal);

  /** Bounded by the repetitions of a run. */
  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND case_id = :caseId AND run_id = :runId
      ORDER BY ordinal
      """)
  List<OutcomeRow> ofCase(UUID projectId, UUID runId, UUID caseId);

  /** {@code wanted}: empty for all, a way to end, or {@code FAILED} for scored but not passed. */
  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND ordinal > :after
        AND (:wanted = '' OR result = :wanted OR (:wanted = 'FAILED' AND passed = FALSE))
      ORDER BY ordinal LIMIT :limit
      """)
  List<OutcomeRow> after(UUID projectId, UUID runId, int after, String wanted, int limit);

  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND result = 'SCORED'
      ORDER BY passed, mean_score, ordinal LIMIT :limit
      """)
  List<OutcomeRow> worst(UUID projectId, UUID runId, int limit);

  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND latency_millis > 0
      ORDER BY latency_millis DESC, ordinal LIMIT :limit
      """)
  List<OutcomeRow> slowest(UUID projectId, UUID runId, int limit);

  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND input_tokens + output_tokens > 0
      ORDER BY COALESCE(cost_micros, 0) DESC, input_tokens + output_tokens DESC, ordinal LIMIT :limit
      """)
  List<OutcomeRow> costliest(UUID projectId, UUID runId, int limit);

  @Query(
      """
      SELECT COUNT(*) FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND passed = TRUE
      """)
  int passed(UUID projectId, UUID runId);

  /** Those of the newest runs first. */
  @Query(
      """
      SELECT * FROM suites_outcome
      WHERE project_id = :projectId AND case_id = :caseId
      ORDER BY run_id DESC, ordinal LIMIT :limit
      """)
  List<OutcomeRow> ofCase(UUID projectId, UUID caseId, int limit);
}
