package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code models_call}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CallRepository extends GenericRepository<CallRow, UUID> {
  @Query(
      """
      INSERT INTO models_call (project_id, call_key, model, body, body_sha256, body_bytes,
        input_tokens, output_tokens, cost_usd_micros, latency_millis, created_at, paid_by,
        cached_tokens, logprob_tokens, logprob_sum)
      VALUES (:projectId, :callKey, :model, :body, :bodySha256, :bodyBytes,
        :inputTokens, :outputTokens, :costUsdMicros, :latencyMillis, :createdAt, :paidBy,
        :cachedTokens, :logprobTokens, :logprobSum)
      """)
  void insert(CallRow row);

  /** All or none: fails when one of them is there already. */
  @Query(
      """
      INSERT INTO models_call (project_id, call_key, model, body, body_sha256, body_bytes,
        input_tokens, output_tokens, cost_usd_micros, latency_millis, created_at, paid_by,
        cached_tokens, logprob_tokens, logprob_sum)
      VALUES (:projectId, :callKey, :model, :body, :bodySha256, :bodyBytes,
        :inputTokens, :outputTokens, :costUsdMicros, :latencyMillis, :createdAt, :paidBy,
        :cachedTokens, :logprobTokens, :logprobSum)
      """)
  void insert(List<CallRow> rows);

  @Query("SELECT * FROM models_call WHERE project_id = :projectId AND call_key = :callKey")
  Optional<CallRow> find(UUID projectId, @Binary32 Sha256 callKey);

  @Query("SELECT COUNT(*) FROM models_call WHERE project_id = :projectId AND call_key IN (:keys)")
  long count(UUID projectId, @Expandable List<byte[]> keys);

  @Query("SELECT * FROM models_call WHERE project_id = :projectId AND call_key IN (:keys)")
  List<CallRow> findAll(UUID projectId, @Expandable List<byte[]> keys);
}
