package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What erasure does to what judges and models said of a task. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JudgeWordsRepository extends GenericRepository<ProposalRow, UUID> {
  /** Of hostile texts at the end of the answer. */
  @Query(
      """
      UPDATE calibrations_hostile
      JOIN calibrations_judgement
        ON calibrations_judgement.project_id = calibrations_hostile.project_id
        AND calibrations_judgement.calibration_id = calibrations_hostile.calibration_id
        AND calibrations_judgement.ordinal = calibrations_hostile.ordinal
      SET calibrations_hostile.reason = ''
      WHERE calibrations_judgement.project_id = :projectId
        AND calibrations_judgement.task_id = :taskId AND calibrations_hostile.reason <> ''
      """)
  int blankHostile(@Binary16 UUID projectId, @Binary16 UUID taskId);

  @Query(
      """
      UPDATE calibrations_judgement SET reason = '', answer = NULL
      WHERE project_id = :projectId AND task_id = :taskId
        AND (reason <> '' OR answer IS NOT NULL)
      """)
  int blankReasons(@Binary16 UUID projectId, @Binary16 UUID taskId);

  /** Proposals with what they stand on, by their ids; not locked. */
  @Query(
      """
      SELECT * FROM calibrations_proposal
      WHERE project_id = :projectId AND proposal_id > :after
      ORDER BY proposal_id
      LIMIT :limit
      """)
  List<ProposalRow> proposals(@Binary16 UUID projectId, @Binary16 UUID after, int limit);
}
