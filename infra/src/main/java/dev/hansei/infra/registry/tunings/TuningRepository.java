package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code tunings_tuning}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TuningRepository extends GenericRepository<TuningRow, UUID> {
  @Query(
      """
      INSERT INTO tunings_tuning (project_id, tuning_id, input, pairs, passages, material_sha256,
        material_bytes, state, failure_code, reason, report, report_sha256, report_bytes,
        adapter_id, candidate_id, started_at, ended_at)
      VALUES (:projectId, :tuningId, :input, :pairs, :passages, :materialSha256,
        :materialBytes, :state, :failureCode, :reason, :report, :reportSha256, :reportBytes,
        :adapterId, :candidateId, :startedAt, :endedAt)
      """)
  void insert(TuningRow row);

  @Query("SELECT * FROM tunings_tuning WHERE project_id = :projectId AND tuning_id = :tuningId")
  Optional<TuningRow> find(UUID projectId, UUID tuningId);

  @Query(
      """
      SELECT * FROM tunings_tuning
      WHERE project_id = :projectId AND tuning_id = :tuningId
      FOR UPDATE
      """)
  Optional<TuningRow> lock(UUID projectId, UUID tuningId);

  /** For a locked row that runs and has no material yet. */
  @Query(
      """
      UPDATE tunings_tuning SET pairs = :pairs, passages = :passages,
        material_sha256 = :materialSha256, material_bytes = :materialBytes
      WHERE project_id = :projectId AND tuning_id = :tuningId
        AND state = 'RUNNING' AND material_sha256 IS NULL
      """)
  void freeze(TuningRow row);

  @Query(
      """
      UPDATE tunings_tuning SET state = :state, report = :report, report_sha256 = :reportSha256,
        report_bytes = :reportBytes, adapter_id = :adapterId, candidate_id = :candidateId,
        ended_at = :endedAt
      WHERE project_id = :projectId AND tuning_id = :tuningId AND state = 'RUNNING'
      """)
  void complete(TuningRow row);

  /** For a locked row that runs. */
  @Query(
      """
      UPDATE tunings_tuning
      SET state = :state, failure_code = :failureCode, reason = :reason, ended_at = :endedAt
      WHERE project_id = :projectId AND tuning_id = :tuningId AND state = 'RUNNING'
      """)
  void end(TuningRow row);

  @Query(
      """
      SELECT * FROM tunings_tuning
      WHERE project_id = :projectId AND tuning_id < :before
      ORDER BY tuning_id DESC LIMIT :limit
      """)
  List<TuningRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
