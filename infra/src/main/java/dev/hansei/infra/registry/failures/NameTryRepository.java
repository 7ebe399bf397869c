package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_named}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NameTryRepository extends GenericRepository<NameTryRow, UUID> {
  @Query(
      """
      INSERT INTO failures_named (project_id, cluster_id, model, patterns, tries, tried_at)
      VALUES (:projectId, :clusterId, :model, :patterns, :tries, :triedAt)
      ON DUPLICATE KEY UPDATE
        model = VALUES(model), patterns = VALUES(patterns), tries = VALUES(tries),
        tried_at = VALUES(tried_at)
      """)
  void upsert(NameTryRow row);

  @Query(
      """
      SELECT * FROM failures_named
      WHERE project_id = :project AND cluster_id = :cluster
      """)
  Optional<NameTryRow> find(@Binary16 UUID project, @Binary16 UUID cluster);

  @Query("DELETE FROM failures_named WHERE project_id = :project AND cluster_id = :cluster")
  void delete(@Binary16 UUID project, @Binary16 UUID cluster);
}
