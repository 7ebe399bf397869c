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

/** Failures on their way into patterns. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface UncountedRepository extends GenericRepository<UncountedRow, UUID> {
  /** Oldest first. The trace may be gone by retention; then the failure itself dates it. */
  @Query(
      """
      SELECT failures_failure.failure_id AS failure_id, failures_failure.trace_id AS trace_id,
        failures_failure.severity AS severity, failures_failure.question AS question,
        COALESCE(traces_trace.answer, '') AS answer,
        COALESCE(traces_trace.prompt_name, '') AS prompt_name,
        COALESCE(traces_trace.prompt_version, '') AS prompt_version,
        COALESCE(traces_trace.started_at, failures_failure.found_at) AS started_at
      FROM failures_failure
      LEFT JOIN traces_trace
        ON traces_trace.project_id = failures_failure.project_id
        AND traces_trace.trace_id = failures_failure.trace_id
      WHERE failures_failure.project_id = :project AND failures_failure.pattern_id IS NULL
        AND failures_failure.erased_at IS NULL
      ORDER BY failures_failure.failure_id
      LIMIT :limit
      """)
  List<UncountedRow> oldest(@Binary16 UUID project, int limit);

  /** The failures that patterns were made of. */
  @Query(
      """
      SELECT failures_failure.failure_id AS failure_id, failures_failure.trace_id AS trace_id,
        failures_failure.severity AS severity, failures_failure.question AS question,
        COALESCE(traces_trace.answer, '') AS answer,
        COALESCE(traces_trace.prompt_name, '') AS prompt_name,
        COALESCE(traces_trace.prompt_version, '') AS prompt_version,
        COALESCE(traces_trace.started_at, failures_failure.found_at) AS started_at
      FROM failures_failure
      LEFT JOIN traces_trace
        ON traces_trace.project_id = failures_failure.project_id
        AND traces_trace.trace_id = failures_failure.trace_id
      WHERE failures_failure.project_id = :project
        AND failures_failure.pattern_id IN (:patterns)
      ORDER BY started_at, failure_id
      LIMIT :limit
      """)
  List<UncountedRow> ofPatterns(
      @Binary16 UUID project, @Expandable List<byte[]> patterns, int limit);

  /** The failures of a pattern that still have their words, oldest first. */
  @Query(
      """
      SELECT failures_failure.failure_id AS failure_id, failures_failure.trace_id AS trace_id,
        failures_failure.severity AS severity, failures_failure.question AS question,
        COALESCE(traces_trace.answer, '') AS answer,
        COALESCE(traces_trace.prompt_name, '') AS prompt_name,
        COALESCE(traces_trace.prompt_version, '') AS prompt_version,
        COALESCE(traces_trace.started_at, failures_failure.found_at) AS started_at
      FROM failures_failure
      LEFT JOIN traces_trace
        ON traces_trace.project_id = failures_failure.project_id
        AND traces_trace.trace_id = failures_failure.trace_id
      WHERE failures_failure.project_id = :project AND failures_failure.pattern_id = :pattern
        AND failures_failure.erased_at IS NULL
      ORDER BY failures_failure.failure_id
      LIMIT :limit
      """)
  List<UncountedRow> saying(@Binary16 UUID project, @Binary16 UUID pattern, int limit);

  @Query(
      """
      UPDATE failures_failure SET pattern_id = :pattern
      WHERE project_id = :project AND failure_id IN (:ids)
      """)
  void count(@Binary16 UUID project, @Binary16 UUID pattern, @Expandable List<byte[]> ids);

  /**
   * Whether a case was made of a failure of the cluster that was found after that moment; of one
   * that came back, since the failure that brought it back, which lies before the move.
   */
  @Query(
      """
      SELECT COUNT(*) FROM failures_failure
      JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      WHERE failures_failure.project_id = :project
        AND failures_pattern.cluster_id = :cluster
        AND failures_failure.has_case = TRUE
        AND (failures_failure.found_at > :since OR failures_failure.found_at >= (
          SELECT MIN(back.found_at) FROM failures_cluster
          JOIN failures_failure back
            ON back.project_id = failures_cluster.project_id
            AND back.trace_id = failures_cluster.back_trace
          WHERE failures_cluster.project_id = :project
            AND failures_cluster.cluster_id = :cluster))
      """)
  long countWithCase(@Binary16 UUID project, @Binary16 UUID cluster, Instant since);
}
