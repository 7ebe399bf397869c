package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Whether judges passed the answers of a run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JudgeVerdictRepository extends GenericRepository<JudgeVerdict, Integer> {
  /** Bounded by the size of a run. Answers that a judge gave no verdict on are left out. */
  @Query(
      """
      SELECT s.ordinal, s.metric, s.judge_id,
        COALESCE(s.judge_passed, s.passed) AS passed, o.case_id,
        COALESCE(c.cluster_key, CONCAT('case:', LOWER(HEX(o.case_id)))) AS cluster_key
      FROM suites_score s
      JOIN suites_outcome o
        ON o.project_id = s.project_id AND o.run_id = s.run_id AND o.ordinal = s.ordinal
      LEFT JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE s.project_id = :projectId AND s.run_id = :runId AND s.judge_id IS NOT NULL
      ORDER BY s.metric, s.ordinal
      """)
  List<JudgeVerdict> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);
}
