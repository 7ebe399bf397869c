package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_user_key}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface UserKeyRepository extends GenericRepository<UserKeyRow, UUID> {
  /** A key that is there stays. */
  @Query(
      """
      INSERT INTO traces_user_key (project_id, secret, created_at)
      VALUES (:projectId, :secret, :createdAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(UserKeyRow row);

  @Query("SELECT * FROM traces_user_key WHERE project_id = :projectId")
  List<UserKeyRow> find(UUID projectId);
}
