package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Sums of {@code failures_pattern_day} by cluster and day. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TrendRepository extends GenericRepository<TrendRow, UUID> {
  @Query(
      """
      SELECT failures_pattern.cluster_id AS cluster_id, failures_pattern_day.day AS day,
        CAST(SUM(failures_pattern_day.traces) AS SIGNED) AS traces
      FROM failures_pattern
      JOIN failures_pattern_day
        ON failures_pattern_day.project_id = failures_pattern.project_id
        AND failures_pattern_day.pattern_id = failures_pattern.pattern_id
      WHERE failures_pattern.project_id = :project AND failures_pattern.cluster_id IN (:clusters)
        AND failures_pattern_day.day >= :from
      GROUP BY failures_pattern.cluster_id, failures_pattern_day.day
      ORDER BY failures_pattern.cluster_id, failures_pattern_day.day
      """)
  List<TrendRow> ofClusters(
      @Binary16 UUID project, @Expandable List<byte[]> clusters, LocalDate from);
}
