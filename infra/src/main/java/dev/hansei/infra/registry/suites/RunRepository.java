package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code suites_run}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RunRepository extends GenericRepository<RunRow, UUID> {
  @Query(
      """
      INSERT INTO suites_run (project_id, run_id, suite_id, version_id, prompt_version_id, input,
        manifest_sha256, manifest_bytes, planned, state, scored, error, unscored, cancelled,
        input_tokens, output_tokens, cost_usd_micros, from_journal, summary, failure_code,
        started_at, ended_at, price_list, currency, cost_micros, cost_unknown,
        limit_calls, limit_tokens, limit_micros, top_ups)
      VALUES (:projectId, :runId, :suiteId, :versionId, :promptVersionId, :input,
        :manifestSha256, :manifestBytes, :planned, :state, :scored, :error, :unscored, :cancelled,
        :inputTokens, :outputTokens, :costUsdMicros, :fromJournal, :summary, :failureCode,
        :startedAt, :endedAt, :priceList, :currency, :costMicros, :costUnknown,
        :limitCalls, :limitTokens, :limitMicros, :topUps)
      """)
  void insert(RunRow row);

  @Query("SELECT * FROM suites_run WHERE project_id = :projectId AND run_id = :runId")
  Optional<RunRow> find(UUID projectId, UUID runId);

  @Query("SELECT * FROM suites_run WHERE project_id = :projectId AND run_id = :runId FOR UPDATE")
  Optional<RunRow> lock(UUID projectId, UUID runId);

  @Query(
      """
      SELECT * FROM suites_run
      WHERE project_id = :projectId AND run_id < :before
      ORDER BY run_id DESC LIMIT :limit
      """)
  List<RunRow> before(UUID projectId, @Binary16 UUID before, int limit);

  @Query(
      """
      SELECT * FROM suites_run
      WHERE project_id = :projectId AND suite_id = :suiteId AND run_id < :before
      ORDER BY run_id DESC LIMIT :limit
      """)
  List<RunRow> ofSuite(UUID projectId, UUID suiteId, @Binary16 UUID before, int limit);

  /** Completed runs of a dataset version, counted up to a limit. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT run_id FROM suites_run
        WHERE project_id = :projectId AND version_id = :versionId AND state = 'COMPLETED'
        LIMIT :limit) found
      """)
  long completedOf(@Binary16 UUID projectId, @Binary16 UUID versionId, int limit);

  @Query(
      """
      UPDATE suites_run
      SET state = :state, scored = :scored, error = :error, unscored = :unscored,
        cancelled = :cancelled, input_tokens = :inputTokens, output_tokens = :outputTokens,
        cost_usd_micros = :costUsdMicros, from_journal = :fromJournal, summary = :summary,
        failure_code = :failureCode, ended_at = :endedAt, cost_micros = :costMicros,
        cost_unknown = :costUnknown
      WHERE project_id = :projectId AND run_id = :runId
      """)
  void close(RunRow row);

  @Query(
      """
      UPDATE suites_run SET state = 'FAILED', failure_code = :failureCode, ended_at = :endedAt
      WHERE project_id = :projectId AND run_id = :runId AND state IN ('RUNNING', 'OUT_OF_BUDGET')
      """)
  int fail(UUID projectId, UUID runId, String failureCode, Instant endedAt);

  /** What has no limit does not get one by being topped up. The row was locked before. */
  @Query(
      """
      UPDATE suites_run
      SET limit_calls = limit_calls + :calls, limit_tokens = limit_tokens + :tokens,
        limit_micros = limit_micros + :micros, top_ups = top_ups + 1
      WHERE project_id = :projectId AND run_id = :runId
      """)
  void raise(UUID projectId, UUID runId, long calls, long tokens, long micros);

  /** Of a run that goes on; the row was locked before. */
  @Query(
      """
      UPDATE suites_run SET state = :state WHERE project_id = :projectId AND run_id = :runId
      """)
  void move(UUID projectId, UUID runId, String state);
}
