package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sums over {@code models_call}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PaidRepository extends GenericRepository<PaidRow, String> {
  @Query(
      """
      SELECT paid_by, COUNT(*) AS paid, SUM(input_tokens) AS input_tokens,
        SUM(output_tokens) AS output_tokens, SUM(cost_usd_micros) AS cost_usd_micros
      FROM models_call
      WHERE project_id = :projectId AND paid_by = :payer
      GROUP BY paid_by
      """)
  Optional<PaidRow> of(@Binary16 UUID projectId, String payer);

  @Query(
      """
      SELECT paid_by, COUNT(*) AS paid, SUM(input_tokens) AS input_tokens,
        SUM(output_tokens) AS output_tokens, SUM(cost_usd_micros) AS cost_usd_micros
      FROM models_call
      WHERE project_id = :projectId AND paid_by = :payer AND created_at >= :since
      GROUP BY paid_by
      """)
  Optional<PaidRow> since(@Binary16 UUID projectId, String payer, Instant since);
}
