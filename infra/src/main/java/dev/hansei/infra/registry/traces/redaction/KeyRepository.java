package dev.hansei.infra.registry.traces.redaction;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code traces_redaction_key}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KeyRepository extends GenericRepository<KeyRow, UUID> {
  /** A key that is there already stays. */
  @Query(
      """
      INSERT INTO traces_redaction_key (project_id, hash_key)
      VALUES (:projectId, :hashKey)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(KeyRow row);

  @Query("SELECT * FROM traces_redaction_key WHERE project_id = :projectId")
  Optional<KeyRow> find(UUID projectId);
}
