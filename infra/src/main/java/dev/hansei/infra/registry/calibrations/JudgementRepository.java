package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code calibrations_judgement}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JudgementRepository extends GenericRepository<JudgementRow, UUID> {
  /** What is there already stays: a verdict is given once. */
  @Query(
      """
      INSERT INTO calibrations_judgement (project_id, calibration_id, ordinal, task_id, people,
        judge, score, reason, answer, call_key)
      VALUES (:projectId, :calibrationId, :ordinal, :taskId, :people, :judge, :score, :reason,
        :answer, :callKey)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<JudgementRow> rows);

  @Query(
      """
      SELECT * FROM calibrations_judgement
      WHERE project_id = :projectId AND calibration_id = :calibrationId
        AND ordinal >= :from AND ordinal < :to
      ORDER BY ordinal
      """)
  List<JudgementRow> between(UUID projectId, UUID calibrationId, int from, int to);

  /**
   * Where judge and people differ, in the order of the label set; without answers that are still
   * being labelled, since who reviews them shall not read what others said. What was said of a pair
   * and turned with the order counts as a tie.
   */
  @Query(
      """
      SELECT j.* FROM calibrations_judgement j
      JOIN annotations_task t ON t.project_id = j.project_id AND t.task_id = j.task_id
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
        AND q.state NOT IN ('OPEN', 'OVERDUE')
      WHERE j.project_id = :projectId AND j.calibration_id = :calibrationId
        AND j.ordinal > :after AND j.judge <> j.people AND j.judge <> 'unscored'
        AND NOT (j.judge = 'turned' AND j.people = 'tie')
      ORDER BY j.ordinal LIMIT :limit
      """)
  List<JudgementRow> differing(UUID projectId, UUID calibrationId, int after, int limit);

  @Query(
      """
      SELECT * FROM calibrations_judgement
      WHERE project_id = :projectId AND task_id = :taskId
      ORDER BY calibration_id LIMIT :limit
      """)
  List<JudgementRow> ofTask(@Binary16 UUID projectId, @Binary16 UUID taskId, int limit);
}
