package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_naming}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NamingRepository extends GenericRepository<NamingRow, UUID> {
  @Query(
      """
      INSERT INTO failures_naming (project_id, model, saved_by, saved_at)
      VALUES (:projectId, :model, :savedBy, :savedAt)
      ON DUPLICATE KEY UPDATE
        model = VALUES(model), saved_by = VALUES(saved_by), saved_at = VALUES(saved_at)
      """)
  void save(NamingRow row);

  @Query("SELECT * FROM failures_naming WHERE project_id = :projectId")
  Optional<NamingRow> find(UUID projectId);

  @Query("DELETE FROM failures_naming WHERE project_id = :projectId")
  int delete(UUID projectId);
}
