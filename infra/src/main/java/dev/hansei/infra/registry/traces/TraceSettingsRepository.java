package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code traces_settings}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TraceSettingsRepository extends GenericRepository<TraceSettingsRow, UUID> {
  @Query("SELECT * FROM traces_settings WHERE project_id = :projectId")
  Optional<TraceSettingsRow> find(UUID projectId);

  @Query(
      """
      INSERT INTO traces_settings (
        project_id, retention_days, requests_per_second, bytes_per_second, changed_at)
      VALUES (
        :projectId, :retentionDays, :requestsPerSecond, :bytesPerSecond, :changedAt)
      ON DUPLICATE KEY UPDATE
        retention_days = VALUES(retention_days),
        requests_per_second = VALUES(requests_per_second),
        bytes_per_second = VALUES(bytes_per_second),
        changed_at = VALUES(changed_at)
      """)
  void upsert(TraceSettingsRow row);

  /**
   * Every project, whether it has settings or not; a project is made by people, so they are few.
   */
  @Query(
      """
      SELECT projects_project.id AS project_id, retention_days, requests_per_second,
        bytes_per_second, COALESCE(changed_at, :now) AS changed_at
      FROM projects_project LEFT JOIN traces_settings ON project_id = id
      ORDER BY id
      LIMIT :limit
      """)
  List<TraceSettingsRow> ofAllProjects(Instant now, int limit);
}
