package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code gates_gate}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GateRepository extends GenericRepository<GateRow, UUID> {
  @Query(
      """
      INSERT INTO gates_gate (project_id, gate_id, name, number, rules, confidence,
        content_sha256, created_at, multiplicity)
      VALUES (:projectId, :gateId, :name, :number, :rules, :confidence, :contentSha256, :createdAt,
        :multiplicity)
      """)
  void insert(GateRow row);

  @Query(
      """
      SELECT * FROM gates_gate
      WHERE project_id = :projectId AND name = :name
      ORDER BY number DESC LIMIT 1
      """)
  Optional<GateRow> newest(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM gates_gate
      WHERE project_id = :projectId AND name = :name AND content_sha256 = :contentSha256
      """)
  Optional<GateRow> ofContent(UUID projectId, String name, @Binary32 Sha256 contentSha256);

  @Query("SELECT * FROM gates_gate WHERE project_id = :projectId AND gate_id = :gateId")
  Optional<GateRow> find(UUID projectId, UUID gateId);

  @Query(
      """
      SELECT * FROM gates_gate
      WHERE project_id = :projectId AND gate_id < :before
      ORDER BY gate_id DESC LIMIT :limit
      """)
  List<GateRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
