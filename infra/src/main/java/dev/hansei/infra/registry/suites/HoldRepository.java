package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code suites_hold}. Whoever changes a row has locked its run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface HoldRepository extends GenericRepository<HoldRow, UUID> {
  @Query(
      """
      INSERT INTO suites_hold (project_id, run_id, chunk, calls, tokens, micros)
      VALUES (:projectId, :runId, :chunk, :calls, :tokens, :micros)
      ON DUPLICATE KEY UPDATE
        calls = VALUES(calls), tokens = VALUES(tokens), micros = VALUES(micros)
      """)
  void put(HoldRow row);

  /** A handful: chunks that run, and those whose worker died and that are not tried again yet. */
  @Query(
      """
      SELECT * FROM suites_hold WHERE project_id = :projectId AND run_id = :runId
      ORDER BY chunk LIMIT 5000
      """)
  List<HoldRow> of(UUID projectId, UUID runId);

  @Query(
      """
      DELETE FROM suites_hold
      WHERE project_id = :projectId AND run_id = :runId AND chunk = :chunk
      """)
  void delete(UUID projectId, UUID runId, int chunk);

  @Query("DELETE FROM suites_hold WHERE project_id = :projectId AND run_id = :runId")
  void deleteAll(UUID projectId, UUID runId);
}
