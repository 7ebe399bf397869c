package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Reads when one author labelled; both read so many entries of one index at most. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MomentRepository extends GenericRepository<MomentRow, UUID> {
  /** The last ones, gold with them, newest first. */
  @Query(
      """
      SELECT annotation_id, created_at, 0 AS same
      FROM annotations_annotation FORCE INDEX (annotations_annotation_of_author)
      WHERE project_id = :projectId AND queue_id = :queueId AND author = :author
        AND stands = TRUE
      ORDER BY created_at DESC LIMIT :limit
      """)
  List<MomentRow> last(@Binary16 UUID projectId, @Binary16 UUID queueId, String author, int limit);

  /** The first reviews of tasks that somebody else reviewed too, in the order of time. */
  @Query(
      """
      SELECT a.annotation_id, a.created_at, MIN(a.label = b.label) AS same FROM (
        SELECT annotation_id, project_id, task_id, created_at, label
        FROM annotations_annotation FORCE INDEX (annotations_annotation_of_author)
        WHERE project_id = :projectId AND queue_id = :queueId AND author = :author
          AND stands = TRUE AND purpose = 'REVIEW'
        ORDER BY created_at LIMIT :limit) a
      JOIN annotations_annotation b ON b.project_id = a.project_id AND b.task_id = a.task_id
        AND b.stands = TRUE AND b.purpose = 'REVIEW' AND b.annotation_id <> a.annotation_id
      GROUP BY a.annotation_id, a.created_at ORDER BY a.created_at
      """)
  List<MomentRow> compared(
      @Binary16 UUID projectId, @Binary16 UUID queueId, String author, int limit);
}
