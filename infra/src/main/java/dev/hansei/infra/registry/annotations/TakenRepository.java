package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/**
 * Statements on {@code annotations_taken}: one row a person and queue, so nobody waits for others.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TakenRepository extends GenericRepository<TakenRow, UUID> {
  /** The first time stays. */
  @Query(
      """
      INSERT INTO annotations_taken (project_id, queue_id, person_id, left_at)
      VALUES (:projectId, :queueId, :personId, :leftAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(TakenRow row);

  @Query(
      """
      SELECT COUNT(*) AS people FROM annotations_taken
      WHERE project_id = :projectId AND queue_id = :queueId AND person_id = :person
      """)
  int count(UUID projectId, UUID queueId, @Binary16 UUID person);
}
