package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_annotation}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnnotationRepository extends GenericRepository<AnnotationRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_annotation (project_id, annotation_id, queue_id, task_id, place,
        purpose, author, brought_by, label, note, submit_key, stands, created_at, withdrawn_at)
      VALUES (:projectId, :annotationId, :queueId, :taskId, :place,
        :purpose, :author, :broughtBy, :label, :note, :submitKey, :stands, :createdAt,
        :withdrawnAt)
      """)
  void insert(AnnotationRow row);

  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND brought_by = :broughtBy AND submit_key = :submitKey
      """)
  Optional<AnnotationRow> ofSubmit(UUID projectId, UUID broughtBy, String submitKey);

  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND annotation_id = :annotationId
      """)
  Optional<AnnotationRow> find(UUID projectId, UUID annotationId);

  /** Those that stand, in the order of places: at most one a place. */
  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND task_id = :taskId AND stands = TRUE
      ORDER BY place
      """)
  List<AnnotationRow> standing(UUID projectId, UUID taskId);

  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND task_id IN (:ids) AND stands = TRUE
      ORDER BY task_id, place
      """)
  List<AnnotationRow> standingOf(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      UPDATE annotations_annotation SET stands = NULL, withdrawn_at = :withdrawnAt
      WHERE project_id = :projectId AND annotation_id = :annotationId AND stands = TRUE
      """)
  int withdraw(UUID projectId, UUID annotationId, Instant withdrawnAt);

  /** Reviews of a task that is gold from now on; those that were taken back too. */
  @Query(
      """
      UPDATE annotations_annotation SET purpose = 'GOLD'
      WHERE project_id = :projectId AND task_id = :taskId AND purpose = 'REVIEW'
      """)
  void makeGold(UUID projectId, UUID taskId);

  /** What one author said last in a queue and stands. */
  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND queue_id = :queueId AND author = :author AND stands = TRUE
      ORDER BY annotation_id DESC LIMIT 1
      """)
  Optional<AnnotationRow> lastOf(UUID projectId, UUID queueId, String author);

  /** All that one author said, taken back or not, newest first. */
  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND author = :author AND annotation_id < :before
      ORDER BY annotation_id DESC LIMIT :limit
      """)
  List<AnnotationRow> ofAuthor(UUID projectId, String author, @Binary16 UUID before, int limit);

  /** Reviews that stand, in the order of tasks and places; a page of them. */
  @Query(
      """
      SELECT * FROM annotations_annotation
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id > :after
        AND purpose = 'REVIEW' AND stands = TRUE
      ORDER BY task_id, place LIMIT :limit
      """)
  List<AnnotationRow> reviewsAfter(UUID projectId, UUID queueId, @Binary16 UUID after, int limit);
}
