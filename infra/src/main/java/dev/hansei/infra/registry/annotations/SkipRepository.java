package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_skip}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SkipRepository extends GenericRepository<SkipRow, UUID> {
  /** The first reason stays. */
  @Query(
      """
      INSERT INTO annotations_skip (project_id, task_id, person_id, queue_id, reason, note,
        created_at)
      VALUES (:projectId, :taskId, :personId, :queueId, :reason, :note, :createdAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(SkipRow row);

  @Query(
      """
      SELECT * FROM annotations_skip
      WHERE project_id = :projectId AND task_id IN (:ids) ORDER BY task_id, person_id
      """)
  List<SkipRow> ofTasks(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      DELETE FROM annotations_skip
      WHERE project_id = :projectId AND task_id = :taskId AND person_id = :personId
      """)
  int delete(UUID projectId, UUID taskId, UUID personId);
}
