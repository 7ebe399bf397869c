package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code monitors_monitor}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MonitorRepository extends GenericRepository<MonitorRow, UUID> {
  @Query(
      """
      INSERT INTO monitors_monitor (project_id, monitor_id, prompt_id, input, state,
        failure_code, watching_since, looked_up_to, created_at, ended_at)
      VALUES (:projectId, :monitorId, :promptId, :input, :state,
        :failureCode, :watchingSince, :lookedUpTo, :createdAt, :endedAt)
      """)
  void insert(MonitorRow row);

  @Query("SELECT * FROM monitors_monitor WHERE project_id = :projectId AND monitor_id = :monitorId")
  Optional<MonitorRow> find(UUID projectId, UUID monitorId);

  @Query(
      """
      SELECT * FROM monitors_monitor
      WHERE project_id = :projectId AND monitor_id = :monitorId
      FOR UPDATE
      """)
  Optional<MonitorRow> lock(UUID projectId, UUID monitorId);

  @Query(
      """
      SELECT * FROM monitors_monitor
      WHERE project_id = :projectId AND monitor_id < :before
      ORDER BY monitor_id DESC
      LIMIT :limit
      """)
  List<MonitorRow> before(UUID projectId, @Binary16 UUID before, int limit);

  /** Those whose state was another; a resumed one begins anew. */
  @Query(
      """
      UPDATE monitors_monitor
      SET state = :state, watching_since = :watchingSince
      WHERE project_id = :projectId AND monitor_id = :monitorId
      """)
  int turn(UUID projectId, UUID monitorId, String state, Instant watchingSince);

  @Query(
      """
      UPDATE monitors_monitor
      SET state = 'ENDED', failure_code = :failureCode, ended_at = :endedAt
      WHERE project_id = :projectId AND monitor_id = :monitorId AND state <> 'ENDED'
      """)
  int end(UUID projectId, UUID monitorId, String failureCode, Instant endedAt);

  @Query(
      """
      UPDATE monitors_monitor SET looked_up_to = :lookedUpTo
      WHERE project_id = :projectId AND monitor_id = :monitorId
        AND (looked_up_to IS NULL OR looked_up_to < :lookedUpTo)
      """)
  int reach(UUID projectId, UUID monitorId, Instant lookedUpTo);
}
