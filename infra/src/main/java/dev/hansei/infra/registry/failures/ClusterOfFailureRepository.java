package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The cluster of a failure, through its pattern. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ClusterOfFailureRepository extends GenericRepository<ClusterRow, UUID> {
  @Query(
      """
      SELECT failures_cluster.* FROM failures_failure
      JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      JOIN failures_cluster
        ON failures_cluster.project_id = failures_pattern.project_id
        AND failures_cluster.cluster_id = failures_pattern.cluster_id
      WHERE failures_failure.project_id = :projectId
        AND failures_failure.failure_id = :failure
      """)
  Optional<ClusterRow> ofFailure(UUID projectId, @Binary16 UUID failure);
}
