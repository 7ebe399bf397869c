package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Which tasks were labelled by somebody who had read what a judge says of their item. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnchoredRepository extends GenericRepository<AnchoredRow, UUID> {
  /**
   * Of some tasks those where somebody labelled after a verdict was shown, and those where an
   * author whose label stands met the same item in a queue that shows a judge and was there already
   * when they labelled. Bounded by how many are named.
   */
  @Query(
      """
      SELECT h.task_id FROM annotations_shown h
      WHERE h.project_id = :projectId AND h.task_id IN (:taskIds)
      UNION
      SELECT t.task_id
      FROM annotations_task t
      JOIN (SELECT DISTINCT queue_id FROM annotations_shown WHERE project_id = :projectId) s
        ON s.queue_id <> t.queue_id
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = s.queue_id
      JOIN annotations_task u ON u.project_id = t.project_id AND u.queue_id = s.queue_id
        AND u.item_sha256 = t.item_sha256
      JOIN annotations_shown h ON h.project_id = u.project_id AND h.task_id = u.task_id
      JOIN annotations_annotation b ON b.project_id = h.project_id
        AND b.annotation_id = h.annotation_id
      JOIN annotations_annotation a ON a.project_id = t.project_id AND a.task_id = t.task_id
        AND a.author = b.author AND a.stands = TRUE AND a.created_at >= q.created_at
      WHERE t.project_id = :projectId AND t.task_id IN (:taskIds)
      """)
  List<AnchoredRow> ofTasks(@Binary16 UUID projectId, @Expandable List<byte[]> taskIds);
}
