package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Sums over {@code suites_outcome}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TallyRepository extends GenericRepository<TallyRow, String> {
  @Query(
      """
      SELECT result, COUNT(*) AS items, SUM(input_tokens) AS input_tokens,
        SUM(output_tokens) AS output_tokens, SUM(cost_usd_micros) AS cost_usd_micros,
        SUM(CASE WHEN from_journal THEN 1 ELSE 0 END) AS from_journal,
        COALESCE(SUM(cost_micros), 0) AS cost_micros,
        SUM(CASE WHEN cost_micros IS NULL THEN 1 ELSE 0 END) AS cost_unknown
      FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId
      GROUP BY result
      """)
  List<TallyRow> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);

  /** The same for a stretch of ordinals; {@code to} is not in it. */
  @Query(
      """
      SELECT result, COUNT(*) AS items, SUM(input_tokens) AS input_tokens,
        SUM(output_tokens) AS output_tokens, SUM(cost_usd_micros) AS cost_usd_micros,
        SUM(CASE WHEN from_journal THEN 1 ELSE 0 END) AS from_journal,
        COALESCE(SUM(cost_micros), 0) AS cost_micros,
        SUM(CASE WHEN cost_micros IS NULL THEN 1 ELSE 0 END) AS cost_unknown
      FROM suites_outcome
      WHERE project_id = :projectId AND run_id = :runId AND ordinal >= :from AND ordinal < :to
      GROUP BY result
      """)
  List<TallyRow> ofStretch(@Binary16 UUID projectId, @Binary16 UUID runId, int from, int to);
}
