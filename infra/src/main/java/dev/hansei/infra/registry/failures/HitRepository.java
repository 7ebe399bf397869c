package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which prompt versions some clusters hit. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface HitRepository extends GenericRepository<HitRow, UUID> {
  /** Heaviest first; versions of which nobody said the name are left out. */
  @Query(
      """
      SELECT failures_pattern.cluster_id AS cluster_id,
        failures_pattern_day.prompt_name AS prompt_name,
        failures_pattern_day.prompt_version AS prompt_version,
        CAST(SUM(failures_pattern_day.traces) AS SIGNED) AS traces
      FROM failures_pattern
      JOIN failures_pattern_day
        ON failures_pattern_day.project_id = failures_pattern.project_id
        AND failures_pattern_day.pattern_id = failures_pattern.pattern_id
      WHERE failures_pattern.project_id = :project AND failures_pattern.cluster_id IN (:clusters)
        AND failures_pattern_day.prompt_name <> ''
      GROUP BY failures_pattern.cluster_id, failures_pattern_day.prompt_name,
        failures_pattern_day.prompt_version
      ORDER BY traces DESC, prompt_name, prompt_version
      LIMIT :limit
      """)
  List<HitRow> ofClusters(@Binary16 UUID project, @Expandable List<byte[]> clusters, int limit);

  /** Those of traces that began then, heaviest first; nameless versions are left out. */
  @Query(
      """
      SELECT failures_pattern.cluster_id AS cluster_id,
        traces_trace.prompt_name AS prompt_name,
        traces_trace.prompt_version AS prompt_version,
        COUNT(*) AS traces
      FROM failures_pattern
      JOIN failures_failure
        ON failures_failure.project_id = failures_pattern.project_id
        AND failures_failure.pattern_id = failures_pattern.pattern_id
      JOIN traces_trace
        ON traces_trace.project_id = failures_failure.project_id
        AND traces_trace.trace_id = failures_failure.trace_id
      WHERE failures_pattern.project_id = :project AND failures_pattern.cluster_id = :cluster
        AND traces_trace.prompt_name <> ''
        AND traces_trace.started_at >= :from AND traces_trace.started_at <= :until
      GROUP BY failures_pattern.cluster_id, traces_trace.prompt_name, traces_trace.prompt_version
      ORDER BY traces DESC, prompt_name, prompt_version
      LIMIT :limit
      """)
  List<HitRow> between(
      @Binary16 UUID project, @Binary16 UUID cluster, Instant from, Instant until, int limit);
}
