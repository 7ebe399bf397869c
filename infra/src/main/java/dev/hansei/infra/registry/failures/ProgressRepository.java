package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** Sums of {@code failures_page}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProgressRepository extends GenericRepository<PageRow, UUID> {
  @Query(
      """
      SELECT COALESCE(SUM(traces_read), 0) FROM failures_page
      WHERE project_id = :projectId AND collection_id = :collectionId
      """)
  long tracesRead(UUID projectId, UUID collectionId);
}
