package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_rating}. Rows are facts: nothing changes one. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RatingRepository extends GenericRepository<RatingRow, UUID> {
  /** What an author said first stays. */
  @Query(
      """
      INSERT INTO annotations_rating (project_id, queue_id, task_id, author, field, answer_order,
        word, note, source, brought_by, created_at)
      VALUES (:projectId, :queueId, :taskId, :author, :field, :answerOrder, :word, :note,
        :source, :broughtBy, :createdAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<RatingRow> rows);

  /** What these authors said of these tasks in one field. */
  @Query(
      """
      SELECT * FROM annotations_rating
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id IN (:tasks)
        AND author IN (:authors) AND field = :field
      """)
  List<RatingRow> there(
      @Binary16 UUID projectId,
      @Binary16 UUID queueId,
      @Expandable List<byte[]> tasks,
      @Expandable List<String> authors,
      String field);

  /** All that was said of tasks, in the order of tasks and authors. */
  @Query(
      """
      SELECT * FROM annotations_rating
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id IN (:tasks)
      ORDER BY task_id, author, answer_order, field
      """)
  List<RatingRow> ofTasks(
      @Binary16 UUID projectId, @Binary16 UUID queueId, @Expandable List<byte[]> tasks);
}
