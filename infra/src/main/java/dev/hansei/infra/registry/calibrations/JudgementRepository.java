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
        judge, score, reason)
      VALUES (:projectId, :calibrationId, :ordinal, :taskId, :people, :judge, :score, :reason)
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

  /** Where judge and people differ, in the order of the label set. */
  @Query(
      """
      SELECT * FROM calibrations_judgement
      WHERE project_id = :projectId AND calibration_id = :calibrationId AND ordinal > :after
        AND judge <> people AND judge <> 'unscored'
      ORDER BY ordinal LIMIT :limit
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
