package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The scores of a run's scored items. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CaseScoreRepository extends GenericRepository<CaseScore, UUID> {
  /** Bounded by the size of a run. */
  @Query(
      """
      SELECT o.case_id, s.metric, s.value, s.passed,
        COALESCE(c.cluster_key, CONCAT('case:', LOWER(HEX(o.case_id)))) AS cluster_key
      FROM suites_outcome o
      JOIN suites_score s
        ON s.project_id = o.project_id AND s.run_id = o.run_id AND s.ordinal = o.ordinal
      LEFT JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId AND o.result = 'SCORED'
      ORDER BY s.metric, o.ordinal
      """)
  List<CaseScore> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);

  /** The same of one metric. */
  @Query(
      """
      SELECT o.case_id, s.metric, s.value, s.passed,
        COALESCE(c.cluster_key, CONCAT('case:', LOWER(HEX(o.case_id)))) AS cluster_key
      FROM suites_outcome o
      JOIN suites_score s
        ON s.project_id = o.project_id AND s.run_id = o.run_id AND s.ordinal = o.ordinal
      LEFT JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId AND o.result = 'SCORED'
        AND s.metric = :metric
      ORDER BY o.ordinal
      """)
  List<CaseScore> ofMetric(@Binary16 UUID projectId, @Binary16 UUID runId, String metric);
}
