package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_grouping}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GroupingRepository extends GenericRepository<GroupingRow, UUID> {
  @Query(
      """
      INSERT INTO failures_grouping (project_id, revision) VALUES (:projectId, 0)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(UUID projectId);

  @Query("SELECT * FROM failures_grouping WHERE project_id = :projectId")
  Optional<GroupingRow> find(UUID projectId);

  @Query("SELECT * FROM failures_grouping WHERE project_id = :projectId FOR UPDATE")
  Optional<GroupingRow> lock(UUID projectId);

  @Query("UPDATE failures_grouping SET revision = revision + 1 WHERE project_id = :projectId")
  void advance(UUID projectId);
}
