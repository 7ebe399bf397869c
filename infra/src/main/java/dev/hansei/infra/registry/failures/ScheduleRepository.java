package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_schedule}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScheduleRepository extends GenericRepository<ScheduleRow, UUID> {
  @Query(
      """
      INSERT INTO failures_schedule (
        project_id, every_minutes, overlap, catch_up_minutes, paused, saved_by, saved_at)
      VALUES (
        :projectId, :everyMinutes, :overlap, :catchUpMinutes, :paused, :savedBy, :savedAt)
      ON DUPLICATE KEY UPDATE
        every_minutes = VALUES(every_minutes),
        overlap = VALUES(overlap),
        catch_up_minutes = VALUES(catch_up_minutes),
        paused = VALUES(paused),
        saved_by = VALUES(saved_by),
        saved_at = VALUES(saved_at)
      """)
  void save(ScheduleRow row);

  @Query("SELECT * FROM failures_schedule WHERE project_id = :projectId")
  Optional<ScheduleRow> find(UUID projectId);

  @Query("DELETE FROM failures_schedule WHERE project_id = :projectId")
  int delete(UUID projectId);
}
