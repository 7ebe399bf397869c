package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Failure modes by the traces that are in them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RecallRepository extends GenericRepository<HeaviestRow, UUID> {
  @Query(
      """
      SELECT failures_pattern.cluster_id, COUNT(*) AS traces,
        MIN(failures_failure.trace_id) AS trace_id
      FROM failures_failure
      JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      WHERE failures_failure.project_id = :project AND failures_failure.trace_id IN (:ids)
        AND failures_failure.erased_at IS NULL AND failures_pattern.cluster_id IS NOT NULL
      GROUP BY failures_pattern.cluster_id
      ORDER BY traces DESC, failures_pattern.cluster_id
      LIMIT 1
      """)
  Optional<HeaviestRow> heaviest(@Binary16 UUID project, @Expandable List<byte[]> ids);
}
