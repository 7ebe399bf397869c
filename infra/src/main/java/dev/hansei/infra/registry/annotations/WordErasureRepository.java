package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What erasure does to what people said of a task: words go, labels and figures stay. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WordErasureRepository extends GenericRepository<TaskRow, UUID> {
  /** {@code like}: what their source is, or begins with and %. */
  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND source LIKE :like
      ORDER BY task_id
      """)
  List<TaskRow> tasks(@Binary16 UUID projectId, String like);

  /** All that was said of a task, taken back or not. */
  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND task_id = :taskId
      ORDER BY annotation_id
      """)
  List<AnnotationRow> said(@Binary16 UUID projectId, @Binary16 UUID taskId);

  @Query(
      """
      UPDATE annotations_annotation SET note = ''
      WHERE project_id = :projectId AND task_id = :taskId AND note <> ''
      """)
  int blankNotes(@Binary16 UUID projectId, @Binary16 UUID taskId);

  /** Texts and marked spans; that there was one stays. */
  @Query(
      """
      UPDATE annotations_answer SET value = ''
      WHERE project_id = :projectId AND annotation_id = :annotationId AND value <> ''
      """)
  int blankTexts(@Binary16 UUID projectId, @Binary16 UUID annotationId);

  /** A code, as texts: that there was one stays, and with it the review that it leads. */
  @Query(
      """
      UPDATE annotations_answer SET word = '', value = ''
      WHERE project_id = :projectId AND annotation_id = :annotationId AND field = :field
        AND value IS NULL
      """)
  int blankCode(@Binary16 UUID projectId, @Binary16 UUID annotationId, String field);

  /** A phrase that nobody gives any more. */
  @Query("DELETE FROM annotations_code WHERE project_id = :projectId AND uses <= 0")
  void deleteUnusedCodes(@Binary16 UUID projectId);

  @Query(
      """
      UPDATE annotations_skip SET note = ''
      WHERE project_id = :projectId AND task_id = :taskId AND note <> ''
      """)
  int blankSkips(@Binary16 UUID projectId, @Binary16 UUID taskId);

  @Query(
      """
      UPDATE annotations_rating SET note = ''
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id = :taskId AND note <> ''
      """)
  int blankRatings(@Binary16 UUID projectId, @Binary16 UUID queueId, @Binary16 UUID taskId);

  /** What was brought from elsewhere in a field of texts. */
  @Query(
      """
      DELETE FROM annotations_rating
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id = :taskId
        AND field = :field
      """)
  int deleteRatings(
      @Binary16 UUID projectId, @Binary16 UUID queueId, @Binary16 UUID taskId, String field);
}
