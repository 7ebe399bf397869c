package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code failures_pattern_day}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DayRepository extends GenericRepository<DayRow, UUID> {
  @Query(
      """
      INSERT INTO failures_pattern_day (
        project_id, pattern_id, day, prompt_name, prompt_version, traces)
      VALUES (:projectId, :patternId, :day, :promptName, :promptVersion, :traces)
      ON DUPLICATE KEY UPDATE traces = traces + VALUES(traces)
      """)
  void addAll(List<DayRow> rows);
}
