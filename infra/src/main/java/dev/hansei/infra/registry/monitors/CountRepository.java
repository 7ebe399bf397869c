package dev.hansei.infra.registry.monitors;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Table {@code monitors_count}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CountRepository extends GenericRepository<CountRow, UUID> {
  @Query(
      """
      INSERT INTO monitors_count (project_id, monitor_id, day, metric, outcome, traces, total)
      VALUES (:projectId, :monitorId, :day, :metric, :outcome, :traces, :total)
      ON DUPLICATE KEY UPDATE traces = traces + VALUES(traces), total = total + VALUES(total)
      """)
  void addAll(List<CountRow> rows);

  /** By metric and outcome, at most some dozens a day. */
  @Query(
      """
      SELECT * FROM monitors_count
      WHERE project_id = :projectId AND monitor_id = :monitorId AND day >= :since
      ORDER BY metric, outcome, day
      """)
  List<CountRow> since(UUID projectId, UUID monitorId, LocalDate since);
}
