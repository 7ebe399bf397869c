package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code suites_score}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScoreRepository extends GenericRepository<ScoreRow, UUID> {
  @Query(
      """
      INSERT INTO suites_score (project_id, run_id, ordinal, metric, position, value, passed,
        explanation, judge_id, answer, call_key, judge_passed, judge_value)
      VALUES (:projectId, :runId, :ordinal, :metric, :position, :value, :passed, :explanation,
        :judgeId, :answer, :callKey, :judgePassed, :judgeValue)
      """)
  void insert(List<ScoreRow> rows);

  @Query(
      """
      SELECT * FROM suites_score
      WHERE project_id = :projectId AND run_id = :runId AND ordinal IN (:ordinals)
      ORDER BY ordinal, position
      """)
  List<ScoreRow> of(UUID projectId, UUID runId, List<Integer> ordinals);
}
