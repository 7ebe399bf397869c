package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code calibrations_discovery}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DiscoveryRepository extends GenericRepository<DiscoveryRow, UUID> {
  @Query(
      """
      INSERT INTO calibrations_discovery (project_id, discovery_id, input, state, failure_code,
        observations, alone, set_sha256, set_bytes, grouped, started_at, ended_at)
      VALUES (:projectId, :discoveryId, :input, :state, :failureCode,
        :observations, :alone, :setSha256, :setBytes, :grouped, :startedAt, :endedAt)
      """)
  void insert(DiscoveryRow row);

  @Query(
      """
      SELECT * FROM calibrations_discovery
      WHERE project_id = :projectId AND discovery_id = :discoveryId
      """)
  Optional<DiscoveryRow> find(UUID projectId, UUID discoveryId);

  @Query(
      """
      SELECT * FROM calibrations_discovery
      WHERE project_id = :projectId AND discovery_id = :discoveryId
      FOR UPDATE
      """)
  Optional<DiscoveryRow> lock(UUID projectId, UUID discoveryId);

  /** Those that go on, which write no proposals until the transaction ends. */
  @Query(
      """
      SELECT * FROM calibrations_discovery
      WHERE project_id = :projectId AND state = 'RUNNING'
      ORDER BY discovery_id
      FOR UPDATE
      """)
  List<DiscoveryRow> lockRunning(UUID projectId);

  /** For a locked row that runs and has no set yet. */
  @Query(
      """
      UPDATE calibrations_discovery
      SET observations = :observations, set_sha256 = :setSha256, set_bytes = :setBytes
      WHERE project_id = :projectId AND discovery_id = :discoveryId AND set_sha256 IS NULL
      """)
  void freeze(
      UUID projectId,
      UUID discoveryId,
      int observations,
      @Binary32 Sha256 setSha256,
      long setBytes);

  /** For a locked row that runs and is not grouped yet. */
  @Query(
      """
      UPDATE calibrations_discovery SET alone = :alone, grouped = TRUE
      WHERE project_id = :projectId AND discovery_id = :discoveryId
      """)
  void group(UUID projectId, UUID discoveryId, int alone);

  @Query(
      """
      UPDATE calibrations_discovery
      SET state = :state, failure_code = :failureCode, ended_at = :endedAt
      WHERE project_id = :projectId AND discovery_id = :discoveryId AND state = 'RUNNING'
      """)
  int end(UUID projectId, UUID discoveryId, String state, String failureCode, Instant endedAt);

  @Query(
      """
      SELECT * FROM calibrations_discovery
      WHERE project_id = :projectId AND discovery_id < :before
      ORDER BY discovery_id DESC LIMIT :limit
      """)
  List<DiscoveryRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
