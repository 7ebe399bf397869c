package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/**
 * Which annotations stand behind which calibration, of queues that take no more labels: nobody who
 * reviews learns from it what another one said.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnnotatedRepository extends GenericRepository<AnnotatedRow, UUID> {
  @Query(
      """
      SELECT a.annotation_id, j.calibration_id
      FROM calibrations_judgement j
      JOIN annotations_annotation a
        ON a.project_id = j.project_id AND a.task_id = j.task_id AND a.stands = TRUE
      JOIN annotations_queue q ON q.project_id = a.project_id AND q.queue_id = a.queue_id
        AND q.state NOT IN ('OPEN', 'OVERDUE')
      WHERE j.project_id = :projectId AND j.calibration_id = :calibrationId
      ORDER BY j.ordinal, a.annotation_id LIMIT :limit
      """)
  List<AnnotatedRow> ofCalibration(
      @Binary16 UUID projectId, @Binary16 UUID calibrationId, int limit);

  @Query(
      """
      SELECT a.annotation_id, j.calibration_id
      FROM annotations_annotation a
      JOIN calibrations_judgement j ON j.project_id = a.project_id AND j.task_id = a.task_id
      JOIN annotations_queue q ON q.project_id = a.project_id AND q.queue_id = a.queue_id
        AND q.state NOT IN ('OPEN', 'OVERDUE')
      WHERE a.project_id = :projectId AND a.annotation_id = :annotationId
      ORDER BY j.calibration_id LIMIT :limit
      """)
  List<AnnotatedRow> ofAnnotation(@Binary16 UUID projectId, @Binary16 UUID annotationId, int limit);
}
