package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code calibrations_test}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JudgeTestRepository extends GenericRepository<JudgeTestRow, UUID> {
  @Query(
      """
      INSERT INTO calibrations_test (project_id, test_id, judge_id, input, state, failure_code,
        tried, result, started_at, ended_at)
      VALUES (:projectId, :testId, :judgeId, :input, :state, :failureCode,
        :tried, :result, :startedAt, :endedAt)
      """)
  void insert(JudgeTestRow row);

  @Query("SELECT * FROM calibrations_test WHERE project_id = :projectId AND test_id = :testId")
  Optional<JudgeTestRow> find(UUID projectId, UUID testId);

  @Query(
      """
      UPDATE calibrations_test SET tried = :tried
      WHERE project_id = :projectId AND test_id = :testId AND state = 'RUNNING'
        AND tried IS NULL
      """)
  int keepTried(UUID projectId, UUID testId, String tried);

  @Query(
      """
      UPDATE calibrations_test SET state = 'COMPLETED', result = :result, ended_at = :endedAt
      WHERE project_id = :projectId AND test_id = :testId AND state = 'RUNNING'
      """)
  int complete(UUID projectId, UUID testId, String result, Instant endedAt);

  @Query(
      """
      UPDATE calibrations_test
      SET state = :state, failure_code = :failureCode, ended_at = :endedAt
      WHERE project_id = :projectId AND test_id = :testId AND state = 'RUNNING'
      """)
  int end(UUID projectId, UUID testId, String state, String failureCode, Instant endedAt);

  @Query(
      """
      SELECT * FROM calibrations_test
      WHERE project_id = :projectId AND judge_id = :judgeId AND state = 'COMPLETED'
      ORDER BY test_id DESC LIMIT 1
      """)
  Optional<JudgeTestRow> newestOf(UUID projectId, UUID judgeId);

  /** The newest that began after the judge's certificates were last taken back. */
  @Query(
      """
      SELECT t.* FROM calibrations_test t
      WHERE t.project_id = :projectId AND t.judge_id = :judgeId AND t.state = 'COMPLETED'
        AND NOT EXISTS (SELECT 1 FROM calibrations_calibration c
          WHERE c.project_id = t.project_id AND c.judge_id = t.judge_id
            AND c.revoked_at >= t.started_at)
      ORDER BY t.test_id DESC LIMIT 1
      """)
  Optional<JudgeTestRow> newestThatHolds(@Binary16 UUID projectId, @Binary16 UUID judgeId);

  @Query(
      """
      SELECT COUNT(*) FROM calibrations_calibration c
      WHERE c.project_id = :projectId AND c.judge_id = :judgeId AND c.revoked_at IS NOT NULL
      """)
  int revocationsOf(@Binary16 UUID projectId, @Binary16 UUID judgeId);

  @Query(
      """
      SELECT * FROM calibrations_test
      WHERE project_id = :projectId AND judge_id = :judgeId AND test_id < :before
      ORDER BY test_id DESC LIMIT :limit
      """)
  List<JudgeTestRow> before(UUID projectId, UUID judgeId, @Binary16 UUID before, int limit);
}
