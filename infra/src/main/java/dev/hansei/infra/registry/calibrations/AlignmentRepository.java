package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code calibrations_alignment}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AlignmentRepository extends GenericRepository<AlignmentRow, UUID> {
  @Query(
      """
      INSERT INTO calibrations_alignment (project_id, alignment_id, judge_id, input, state,
        failure_code, reason, plan, report, made_id, started_at, ended_at)
      VALUES (:projectId, :alignmentId, :judgeId, :input, :state,
        :failureCode, :reason, :plan, :report, :madeId, :startedAt, :endedAt)
      """)
  void insert(AlignmentRow row);

  @Query(
      """
      SELECT * FROM calibrations_alignment
      WHERE project_id = :projectId AND alignment_id = :alignmentId
      """)
  Optional<AlignmentRow> find(UUID projectId, UUID alignmentId);

  @Query(
      """
      SELECT * FROM calibrations_alignment
      WHERE project_id = :projectId AND alignment_id = :alignmentId
      FOR UPDATE
      """)
  Optional<AlignmentRow> lock(UUID projectId, UUID alignmentId);

  /** For a row that runs and has no plan yet. */
  @Query(
      """
      UPDATE calibrations_alignment SET plan = :plan
      WHERE project_id = :projectId AND alignment_id = :alignmentId
        AND state = 'RUNNING' AND plan IS NULL
      """)
  void plan(@Binary16 UUID projectId, @Binary16 UUID alignmentId, String plan);

  @Query(
      """
      UPDATE calibrations_alignment
      SET state = :state, report = :report, made_id = :madeId, ended_at = :endedAt
      WHERE project_id = :projectId AND alignment_id = :alignmentId AND state = 'RUNNING'
      """)
  void complete(AlignmentRow row);

  @Query(
      """
      UPDATE calibrations_alignment
      SET state = :state, failure_code = :failureCode, reason = :reason, ended_at = :endedAt
      WHERE project_id = :projectId AND alignment_id = :alignmentId AND state = 'RUNNING'
      """)
  void end(AlignmentRow row);

  @Query(
      """
      SELECT * FROM calibrations_alignment
      WHERE project_id = :projectId AND alignment_id < :before
      ORDER BY alignment_id DESC LIMIT :limit
      """)
  List<AlignmentRow> before(UUID projectId, @Binary16 UUID before, int limit);

  @Query(
      """
      SELECT * FROM calibrations_alignment
      WHERE project_id = :projectId AND judge_id = :judgeId
      ORDER BY alignment_id DESC LIMIT :limit
      """)
  List<AlignmentRow> ofJudge(UUID projectId, @Binary16 UUID judgeId, int limit);
}
