package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** What a merge changes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MergeRepository extends GenericRepository<ClusterRow, UUID> {
  @Query(
      """
      UPDATE failures_pattern SET cluster_id = :heir
      WHERE project_id = :project AND cluster_id = :cluster
      """)
  void movePatterns(@Binary16 UUID project, @Binary16 UUID cluster, @Binary16 UUID heir);

  /** What a person puts into a dismissed one is dismissed too: it is no growth. */
  @Query(
      """
      UPDATE failures_cluster SET traces = traces + :traces, patterns = patterns + :patterns,
        dismissed_traces =
          IF(state = 'DISMISSED', dismissed_traces + :traces, dismissed_traces)
      WHERE project_id = :project AND cluster_id = :heir
      """)
  void weigh(@Binary16 UUID project, @Binary16 UUID heir, int traces, int patterns);

  @Query(
      """
      UPDATE failures_cluster
      SET first_at = LEAST(first_at, :firstAt), last_at = GREATEST(last_at, :lastAt),
        severity = :severity
      WHERE project_id = :project AND cluster_id = :heir
      """)
  void widen(
      @Binary16 UUID project,
      @Binary16 UUID heir,
      Instant firstAt,
      Instant lastAt,
      String severity);

  @Query(
      """
      UPDATE failures_cluster SET traces = 0, patterns = 0
      WHERE project_id = :project AND cluster_id = :cluster
      """)
  void empty(@Binary16 UUID project, @Binary16 UUID cluster);
}
