package dev.hansei.infra.registry.campaigns;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code campaigns_step}. Whoever changes a row has locked its campaign. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StepRepository extends GenericRepository<StepRow, UUID> {
  @Query(
      """
      INSERT INTO campaigns_step (project_id, campaign_id, cycle, step, subject_id, state, result,
        reserved_calls, paid_calls, journal_calls, paid_usd_micros, started_at, ended_at,
        reserved_usd_micros)
      VALUES (:projectId, :campaignId, :cycle, :step, :subjectId, :state, :result,
        :reservedCalls, :paidCalls, :journalCalls, :paidUsdMicros, :startedAt, :endedAt,
        :reservedUsdMicros)
      """)
  void insert(StepRow row);

  @Query(
      """
      SELECT * FROM campaigns_step
      WHERE project_id = :projectId AND campaign_id = :campaignId AND cycle = :cycle
        AND step = :step
      """)
  Optional<StepRow> find(UUID projectId, UUID campaignId, int cycle, String step);

  @Query(
      """
      UPDATE campaigns_step
      SET state = :state, result = :result, paid_calls = :paidCalls, journal_calls = :journalCalls,
        paid_usd_micros = :paidUsdMicros, ended_at = :endedAt
      WHERE project_id = :projectId AND campaign_id = :campaignId AND cycle = :cycle
        AND step = :step
      """)
  void update(StepRow row);

  /** A cycle has at most a dozen. */
  @Query(
      """
      SELECT * FROM campaigns_step
      WHERE project_id = :projectId AND campaign_id = :campaignId AND cycle = :cycle
      ORDER BY started_at, step LIMIT 50
      """)
  List<StepRow> ofCycle(UUID projectId, UUID campaignId, int cycle);
}
