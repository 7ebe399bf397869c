package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_page}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PageRepository extends GenericRepository<PageRow, UUID> {
  @Query(
      """
      INSERT INTO failures_page (
        project_id, collection_id, number, traces_read, failed, new_failures, more)
      VALUES (
        :projectId, :collectionId, :number, :tracesRead, :failed, :newFailures, :more)
      """)
  void insert(PageRow row);

  @Query(
      """
      SELECT * FROM failures_page
      WHERE project_id = :projectId AND collection_id = :collectionId AND number = :number
      """)
  Optional<PageRow> find(UUID projectId, UUID collectionId, int number);
}
