package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_view}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ViewRepository extends GenericRepository<ViewRow, UUID> {
  @Query(
      """
      INSERT INTO traces_view (project_id, name, query, saved_by, saved_at)
      VALUES (:projectId, :name, :query, :savedBy, :savedAt)
      ON DUPLICATE KEY UPDATE
        query = VALUES(query), saved_by = VALUES(saved_by), saved_at = VALUES(saved_at)
      """)
  void upsert(ViewRow row);

  @Query("SELECT * FROM traces_view WHERE project_id = :projectId ORDER BY name LIMIT :limit")
  List<ViewRow> all(UUID projectId, int limit);

  @Query("DELETE FROM traces_view WHERE project_id = :projectId AND name = :name")
  int delete(UUID projectId, String name);
}
