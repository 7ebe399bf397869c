package dev.hansei.infra.registry.monitors;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Table {@code monitors_tick}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TickRepository extends GenericRepository<TickRow, UUID> {
  @Query(
      """
      INSERT INTO monitors_tick (project_id, monitor_id, number, from_at, up_to_at, traces,
        began_at, ended_at)
      VALUES (:projectId, :monitorId, :number, :fromAt, :upToAt, :traces, :beganAt, :endedAt)
      """)
  void insert(TickRow row);

  @Query(
      """
      SELECT * FROM monitors_tick
      WHERE project_id = :projectId AND monitor_id = :monitorId AND number = :number
      """)
  Optional<TickRow> find(UUID projectId, UUID monitorId, int number);

  @Query(
      """
      SELECT * FROM monitors_tick
      WHERE project_id = :projectId AND monitor_id = :monitorId AND number = :number
      FOR UPDATE
      """)
  Optional<TickRow> lock(UUID projectId, UUID monitorId, int number);

  @Query(
      """
      UPDATE monitors_tick SET traces = traces + :more
      WHERE project_id = :projectId AND monitor_id = :monitorId AND number = :number
      """)
  int add(UUID projectId, UUID monitorId, int number, int more);

  @Query(
      """
      UPDATE monitors_tick SET ended_at = :endedAt
      WHERE project_id = :projectId AND monitor_id = :monitorId AND number = :number
        AND ended_at IS NULL
      """)
  int end(UUID projectId, UUID monitorId, int number, Instant endedAt);

  @Query(
      """
      DELETE FROM monitors_tick
      WHERE project_id = :projectId AND monitor_id = :monitorId AND number = :number
      """)
  int delete(UUID projectId, UUID monitorId, int number);
}
