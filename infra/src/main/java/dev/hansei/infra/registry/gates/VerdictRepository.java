package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code gates_verdict}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VerdictRepository extends GenericRepository<VerdictRow, UUID> {
  @Query(
      """
      INSERT INTO gates_verdict (project_id, verdict_id, gate_id, baseline_run_id,
        candidate_run_id, says, evidence, verdict, recorded_at)
      VALUES (:projectId, :verdictId, :gateId, :baselineRunId, :candidateRunId, :says, :evidence,
        :verdict, :recordedAt)
      """)
  void insert(VerdictRow row);

  @Query("SELECT * FROM gates_verdict WHERE project_id = :projectId AND verdict_id = :verdictId")
  Optional<VerdictRow> find(UUID projectId, UUID verdictId);

  @Query(
      """
      SELECT * FROM gates_verdict
      WHERE project_id = :projectId AND verdict_id < :before
      ORDER BY verdict_id DESC LIMIT :limit
      """)
  List<VerdictRow> before(UUID projectId, @Binary16 UUID before, int limit);

  @Query(
      """
      SELECT * FROM gates_verdict
      WHERE project_id = :projectId AND candidate_run_id = :candidateRunId
      ORDER BY verdict_id DESC LIMIT :limit
      """)
  List<VerdictRow> ofCandidate(UUID projectId, UUID candidateRunId, int limit);
}
