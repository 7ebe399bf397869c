package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What judges said of a run's answers. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JudgeAnswerRepository extends GenericRepository<JudgeAnswer, UUID> {
  /** Bounded by the size of a run. Items without an answer, and cancelled ones, are left out. */
  @Query(
      """
      SELECT o.case_id, s.answer,
        COALESCE(c.cluster_key, CONCAT('case:', LOWER(HEX(o.case_id)))) AS cluster_key
      FROM suites_outcome o
      LEFT JOIN suites_score s
        ON s.project_id = o.project_id AND s.run_id = o.run_id AND s.ordinal = o.ordinal
          AND s.metric = :metric AND s.judge_id = :judgeId
      LEFT JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId
        AND o.result IN ('SCORED', 'UNSCORED')
      ORDER BY o.ordinal
      """)
  List<JudgeAnswer> ofRun(
      @Binary16 UUID projectId, @Binary16 UUID runId, String metric, @Binary16 UUID judgeId);
}
