package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
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
        AND failures_pattern.cluster_id = :cluster
      ORDER BY failures_failure.failure_id DESC
      LIMIT :limit
      """)
  List<FailureRow> of(UUID projectId, @Binary16 UUID cluster, UUID failureId, int limit);

  /**
   * Open ones without a case that belong to no cluster: those that no pattern counts yet, and those
   * of patterns that are alone. Reads no failure of a cluster.
   */
  @Query(
      """
      SELECT (
        SELECT COUNT(*) FROM (
          SELECT 1 FROM failures_failure
          WHERE failures_failure.project_id = :projectId AND failures_failure.pattern_id IS NULL
            AND failures_failure.state = 'OPEN' AND failures_failure.has_case = FALSE
          LIMIT :limit) uncounted
      ) + (
        SELECT COUNT(*) FROM (
          SELECT 1 FROM failures_pattern
          JOIN failures_failure
            ON failures_failure.project_id = failures_pattern.project_id
            AND failures_failure.pattern_id = failures_pattern.pattern_id
          WHERE failures_pattern.project_id = :projectId AND failures_pattern.cluster_id IS NULL
            AND failures_failure.state = 'OPEN' AND failures_failure.has_case = FALSE
          LIMIT :limit) alone
      )
      """)
  long countAlone(@Binary16 UUID projectId, int limit);
}
