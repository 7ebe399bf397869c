package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Figures of failure modes, one statement each: pages ask for them all the time. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ModeCountRepository extends GenericRepository<ModeCountRow, String> {
  /** Clusters that have patterns, by state; states of none are missing. */
  @Query(
      """
      SELECT state AS word, COUNT(*) AS items FROM failures_cluster
      WHERE project_id = :project AND patterns > 0
      GROUP BY state
      """)
  List<ModeCountRow> byState(@Binary16 UUID project);

  /** Failures of a cluster by reason; one with two counts in both. */
  @Query(
      """
      SELECT failures_reason.reason AS word, COUNT(*) AS items
      FROM failures_pattern
      JOIN failures_failure
        ON failures_failure.project_id = failures_pattern.project_id
        AND failures_failure.pattern_id = failures_pattern.pattern_id
      JOIN failures_reason
        ON failures_reason.project_id = failures_failure.project_id
        AND failures_reason.failure_id = failures_failure.failure_id
      WHERE failures_pattern.project_id = :project AND failures_pattern.cluster_id = :cluster
      GROUP BY failures_reason.reason
      """)
  List<ModeCountRow> byReason(@Binary16 UUID project, @Binary16 UUID cluster);
}
