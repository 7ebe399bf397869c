package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code suites_top_up}. Whoever writes a row has locked its run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TopUpRepository extends GenericRepository<TopUpRow, UUID> {
  @Query(
      """
      INSERT INTO suites_top_up (project_id, run_id, top_up_id, person_id, calls, tokens, micros,
        added_at)
      VALUES (:projectId, :runId, :topUpId, :personId, :calls, :tokens, :micros, :addedAt)
      """)
  void insert(TopUpRow row);

  @Query(
      """
      SELECT * FROM suites_top_up
      WHERE project_id = :projectId AND run_id = :runId AND top_up_id = :topUpId
      """)
  Optional<TopUpRow> find(UUID projectId, UUID runId, String topUpId);
}
