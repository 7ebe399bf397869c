package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The failures of clusters, through their patterns. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ClusterMemberRepository extends GenericRepository<FailureRow, UUID> {
  /** Newest first. */
  @Query(
      """
      SELECT failures_failure.* FROM failures_failure
      JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      WHERE failures_failure.project_id = :projectId
        AND failures_failure.failure_id < :failureId
        AND failures_pattern.cluster_id = :clusterId
      ORDER BY failures_failure.failure_id DESC
      LIMIT :limit
      """)
  List<FailureRow> of(UUID projectId, UUID clusterId, UUID failureId, int limit);

  /** Open ones without a case that belong to no cluster. */
  @Query(
      """
      SELECT COUNT(*) FROM failures_failure
      LEFT JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      WHERE failures_failure.project_id = :projectId
        AND failures_failure.state = 'OPEN' AND failures_failure.has_case = FALSE
        AND failures_pattern.cluster_id IS NULL
      """)
  long countAlone(UUID projectId);
}
