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
      INSERT INTO failures_named (project_id, cluster_id, model, patterns, tries, collection_id, tried_at)
      VALUES (:projectId, :clusterId, :model, :patterns, :tries, :collectionId, :triedAt)
      ON DUPLICATE KEY UPDATE
        model = VALUES(model), patterns = VALUES(patterns), tries = VALUES(tries),
        collection_id = VALUES(collection_id), tried_at = VALUES(tried_at)
      """)
  void upsert(NameTryRow row);

  @Query(
      """
      SELECT * FROM failures_named
      WHERE project_id = :project AND cluster_id = :cluster
      """)
  Optional<NameTryRow> find(@Binary16 UUID project, @Binary16 UUID cluster);

  /** How many modes that still have no name of a model a collection has asked about. */
  @Query(
      """
      SELECT COUNT(*) FROM failures_named
      WHERE project_id = :project AND collection_id = :collection
      """)
  int countOf(@Binary16 UUID project, @Binary16 UUID collection);

  @Query("DELETE FROM failures_named WHERE project_id = :project AND cluster_id = :cluster")
  void delete(@Binary16 UUID project, @Binary16 UUID cluster);
}
