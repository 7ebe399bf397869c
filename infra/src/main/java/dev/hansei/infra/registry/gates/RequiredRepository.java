package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The cases of a run that are required, or were. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RequiredRepository extends GenericRepository<RequiredRow, UUID> {
  /** An item without a score did not pass. Bounded by the size of a run. */
  @Query(
      """
      SELECT o.case_id, SUM(CASE WHEN o.passed = TRUE THEN 0 ELSE 1 END) AS not_passed,
        MAX(CASE WHEN c.required = TRUE THEN NULL ELSE c.unrequired_at END) AS taken_at,
        MAX(CASE WHEN c.required = TRUE THEN NULL ELSE c.unrequired_by END) AS taken_by
      FROM suites_outcome o
      JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId
        AND (c.required = TRUE OR c.unrequired_at IS NOT NULL)
      GROUP BY o.case_id
      ORDER BY o.case_id
      """)
  List<RequiredRow> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);

  /** The same without the scores of some metrics, whose judges may not gate. */
  @Query(
      """
      SELECT o.case_id, SUM(CASE WHEN o.result = 'SCORED' AND NOT EXISTS (
          SELECT 1 FROM suites_score s
          WHERE s.project_id = o.project_id AND s.run_id = o.run_id AND s.ordinal = o.ordinal
            AND s.passed = FALSE AND s.metric NOT IN (:metrics)
        ) THEN 0 ELSE 1 END) AS not_passed,
        MAX(CASE WHEN c.required = TRUE THEN NULL ELSE c.unrequired_at END) AS taken_at,
        MAX(CASE WHEN c.required = TRUE THEN NULL ELSE c.unrequired_by END) AS taken_by
      FROM suites_outcome o
      JOIN cases_case c ON c.project_id = o.project_id AND c.case_id = o.case_id
      WHERE o.project_id = :projectId AND o.run_id = :runId
        AND (c.required = TRUE OR c.unrequired_at IS NOT NULL)
      GROUP BY o.case_id
      ORDER BY o.case_id
      """)
  List<RequiredRow> ofRunWithout(
      @Binary16 UUID projectId, @Binary16 UUID runId, @Expandable List<String> metrics);
}
