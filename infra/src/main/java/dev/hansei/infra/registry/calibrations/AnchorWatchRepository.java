package dev.hansei.infra.registry.calibrations;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Table {@code calibrations_anchor_watch}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnchorWatchRepository extends GenericRepository<AnchorWatchRow, UUID> {
  @Query(
      """
      INSERT INTO calibrations_anchor_watch (
        project_id, every_hours, judgements_max, paused, saved_by, saved_at)
      VALUES (:projectId, :everyHours, :judgementsMax, :paused, :savedBy, :savedAt)
      ON DUPLICATE KEY UPDATE
        every_hours = VALUES(every_hours),
        judgements_max = VALUES(judgements_max),
        paused = VALUES(paused),
        saved_by = VALUES(saved_by),
        saved_at = VALUES(saved_at)
      """)
  void save(AnchorWatchRow row);

  @Query("SELECT * FROM calibrations_anchor_watch WHERE project_id = :projectId")
  Optional<AnchorWatchRow> find(UUID projectId);

  @Query("DELETE FROM calibrations_anchor_watch WHERE project_id = :projectId")
  int delete(UUID projectId);
}
