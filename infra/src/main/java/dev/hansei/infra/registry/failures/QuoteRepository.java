package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The heaviest text of each of some clusters. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface QuoteRepository extends GenericRepository<QuoteRow, UUID> {
  @Query(
      """
      SELECT ranked.cluster_id AS cluster_id, ranked.text AS text,
        ranked.first_failure AS first_failure
      FROM (
        SELECT cluster_id, text, first_failure,
          ROW_NUMBER() OVER (PARTITION BY cluster_id ORDER BY traces DESC, pattern_id) AS place
        FROM failures_pattern
        WHERE project_id = :project AND cluster_id IN (:clusters) AND erased_at IS NULL) ranked
      WHERE ranked.place = 1
      """)
  List<QuoteRow> heaviest(@Binary16 UUID project, @Expandable List<byte[]> clusters);
}
