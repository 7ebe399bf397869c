package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_shown}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ShownRepository extends GenericRepository<ShownRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_shown (project_id, annotation_id, task_id, queue_id, judge_id, word)
      VALUES (:projectId, :annotationId, :taskId, :queueId, :judgeId, :word)
      """)
  void insert(ShownRow row);

  /** Bounded by who may label a task. */
  @Query(
      """
      SELECT * FROM annotations_shown WHERE project_id = :projectId AND task_id IN (:ids)
      """)
  List<ShownRow> ofTasks(UUID projectId, @Expandable List<byte[]> ids);
}
