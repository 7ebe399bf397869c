package dev.hansei.infra.registry.traces.redaction;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Statements on {@code traces_redaction_count}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CountRepository extends GenericRepository<CountRow, UUID> {
  @Query(
      """
      INSERT INTO traces_redaction_count (project_id, day, field, kind, found)
      VALUES (:projectId, :day, :field, :kind, :found)
      ON DUPLICATE KEY UPDATE found = found + VALUES(found)
      """)
  void add(CountRow row);

  /** Sums over days, the most first. */
  @Query(
      """
      SELECT project_id, MAX(day) AS day, field, kind, CAST(SUM(found) AS SIGNED) AS found
      FROM traces_redaction_count
      WHERE project_id = :projectId AND day >= :day
      GROUP BY project_id, field, kind
      ORDER BY found DESC, field, kind
      LIMIT :limit
      """)
  List<CountRow> since(UUID projectId, LocalDate day, int limit);

  @Query(
      """
      SELECT DISTINCT field FROM traces_redaction_count
      WHERE project_id = :projectId AND day = :day
      LIMIT :limit
      """)
  List<String> fields(UUID projectId, LocalDate day, int limit);

  @Query("DELETE FROM traces_redaction_count WHERE day < :day LIMIT :limit")
  int deleteBefore(LocalDate day, int limit);
}
