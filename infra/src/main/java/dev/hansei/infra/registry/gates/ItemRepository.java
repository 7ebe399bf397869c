package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The items of a run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemRepository extends GenericRepository<ItemRow, Integer> {
  /** Bounded by the size of a run. */
  @Query(
      """
      SELECT o.ordinal, o.case_id, CASE WHEN o.result = 'SCORED' THEN 1 ELSE 0 END AS scored,
        CASE WHEN o.result = 'SCORED' AND o.passed = FALSE THEN 1 ELSE 0 END AS failed,
        CASE WHEN c.approved = TRUE THEN 1 ELSE 0 END AS approved,
        o.latency_millis, o.cost_micros,
        COALESCE(c.cluster_key, CONCAT('case:', LOWER(HEX(o.case_id)))) AS cluster_key
      FROM suites_outcome o
      LEFT JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId
      ORDER BY o.ordinal
      """)
  List<ItemRow> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);

  /** The same without the scores of some metrics, whose judges may not gate. */
  @Query(
      """
      SELECT o.ordinal, o.case_id, CASE WHEN o.result = 'SCORED' THEN 1 ELSE 0 END AS scored,
        CASE WHEN o.result = 'SCORED' AND EXISTS (
          SELECT 1 FROM suites_score s
          WHERE s.project_id = o.project_id AND s.run_id = o.run_id AND s.ordinal = o.ordinal
            AND s.passed = FALSE AND s.metric NOT IN (:metrics)
        ) THEN 1 ELSE 0 END AS failed,
        CASE WHEN c.approved = TRUE THEN 1 ELSE 0 END AS approved,
        o.latency_millis, o.cost_micros,
        COALESCE(c.cluster_key, CONCAT('case:', LOWER(HEX(o.case_id)))) AS cluster_key
      FROM suites_outcome o
      LEFT JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId
      ORDER BY o.ordinal
      """)
  List<ItemRow> ofRunWithout(
      @Binary16 UUID projectId, @Binary16 UUID runId, @Expandable List<String> metrics);
}
