package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Sums of {@code failures_pattern_day} by prompt version. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VersionRepository extends GenericRepository<VersionRow, String> {
  /** Heaviest first. */
  @Query(
      """
      SELECT failures_pattern_day.prompt_name AS prompt_name,
        failures_pattern_day.prompt_version AS prompt_version,
        CAST(SUM(failures_pattern_day.traces) AS SIGNED) AS traces,
        MIN(failures_pattern_day.day) AS first_day, MAX(failures_pattern_day.day) AS last_day
      FROM failures_pattern
      JOIN failures_pattern_day
        ON failures_pattern_day.project_id = failures_pattern.project_id
        AND failures_pattern_day.pattern_id = failures_pattern.pattern_id
      WHERE failures_pattern.project_id = :project AND failures_pattern.cluster_id = :cluster
      GROUP BY failures_pattern_day.prompt_name, failures_pattern_day.prompt_version
      ORDER BY traces DESC, prompt_name, prompt_version
      LIMIT :limit
      """)
  List<VersionRow> ofCluster(@Binary16 UUID project, @Binary16 UUID cluster, int limit);
}
