package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Sums over {@code models_call}, by model. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PaidByModelRepository extends GenericRepository<PaidByModelRow, String> {
  /** A workflow asks a handful of models. */
  @Query(
      """
      SELECT model, COUNT(*) AS paid,
        SUM(CASE WHEN input_tokens = 0 AND output_tokens = 0 THEN 1 ELSE 0 END) AS silent,
        MAX(output_tokens) AS output_max, SUM(input_tokens) AS input_tokens,
        SUM(output_tokens) AS output_tokens, SUM(cost_usd_micros) AS cost_usd_micros,
        SUM(cached_tokens) AS cached_tokens
      FROM models_call
      WHERE project_id = :projectId AND paid_by = :payer
      GROUP BY model
      ORDER BY model LIMIT 1000
      """)
  List<PaidByModelRow> of(@Binary16 UUID projectId, String payer);
}
