package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code campaigns_campaign}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CampaignRepository extends GenericRepository<CampaignRow, UUID> {
  @Query(
      """
      INSERT INTO campaigns_campaign (project_id, campaign_id, name, plan, state, paused, cycle,
        step, outcome, failure_code, limit_calls, reserved_calls, paid_calls, journal_calls,
        limit_usd_micros, paid_usd_micros, events, next_cycle_at, started_by, created_at, ended_at)
      VALUES (:projectId, :campaignId, :name, :plan, :state, :paused, :cycle,
        :step, :outcome, :failureCode, :limitCalls, :reservedCalls, :paidCalls, :journalCalls,
        :limitUsdMicros, :paidUsdMicros, :events, :nextCycleAt, :startedBy, :createdAt, :endedAt)
      """)
  void insert(CampaignRow row);

  @Query(
      """
      SELECT * FROM campaigns_campaign
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  Optional<CampaignRow> find(UUID projectId, UUID campaignId);

  @Query(
      """
      SELECT * FROM campaigns_campaign
      WHERE project_id = :projectId AND campaign_id = :campaignId FOR UPDATE
      """)
  Optional<CampaignRow> lock(UUID projectId, UUID campaignId);

  @Query(
      """
      SELECT * FROM campaigns_campaign
      WHERE project_id = :projectId AND campaign_id < :before
      ORDER BY campaign_id DESC LIMIT :limit
      """)
  List<CampaignRow> before(UUID projectId, @Binary16 UUID before, int limit);

  @Query(
      """
      UPDATE campaigns_campaign SET events = :events
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  void setEvents(UUID projectId, UUID campaignId, long events);

  @Query(
      """
      UPDATE campaigns_campaign
      SET state = :state, cycle = :cycle, step = :step, next_cycle_at = NULL
      WHERE project_id = :projectId AND campaign_id = :campaignId AND ended_at IS NULL
      """)
  void moveTo(UUID projectId, UUID campaignId, String state, int cycle, String step);

  /**
   * Holds calls and money back if the limits allow it: 1 where they do, else 0. Where the cost is
   * not known, there must be some money left.
   */
  @Query(
      """
      UPDATE campaigns_campaign
      SET reserved_calls = reserved_calls + :calls,
        reserved_usd_micros = reserved_usd_micros + :usdMicros
      WHERE project_id = :projectId AND campaign_id = :campaignId
        AND reserved_calls + paid_calls + :calls <= limit_calls
        AND (limit_usd_micros = 0 OR :calls = 0
          OR (:known AND reserved_usd_micros + paid_usd_micros + :usdMicros <= limit_usd_micros)
          OR (NOT :known AND reserved_usd_micros + paid_usd_micros < limit_usd_micros))
      """)
  int reserve(UUID projectId, UUID campaignId, long calls, boolean known, long usdMicros);

  /** Writes the sums that the row holds; the row was locked before it was read. */
  @Query(
      """
      UPDATE campaigns_campaign
      SET reserved_calls = :reservedCalls, paid_calls = :paidCalls,
        journal_calls = :journalCalls, paid_usd_micros = :paidUsdMicros,
        reserved_usd_micros = :reservedUsdMicros
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  void settle(CampaignRow row);

  /** A campaign without a limit of money does not get one by being topped up. */
  @Query(
      """
      UPDATE campaigns_campaign
      SET limit_calls = limit_calls + :calls,
        limit_usd_micros =
          CASE WHEN limit_usd_micros = 0 THEN 0 ELSE limit_usd_micros + :usdMicros END
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  void raise(UUID projectId, UUID campaignId, long calls, long usdMicros);

  @Query(
      """
      UPDATE campaigns_campaign SET paused = :paused
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  void setPaused(UUID projectId, UUID campaignId, boolean paused);

  @Query(
      """
      UPDATE campaigns_campaign
      SET outcome = :outcome, step = '', next_cycle_at = :nextCycleAt
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  void closeCycle(
      UUID projectId,
      UUID campaignId,
      String outcome,
      @io.micronaut.core.annotation.Nullable Instant nextCycleAt);

  /** Writes the end that the row holds; the row was locked before it was read. */
  @Query(
      """
      UPDATE campaigns_campaign
      SET state = :state, step = :step, failure_code = :failureCode, ended_at = :endedAt,
        paused = FALSE, next_cycle_at = NULL
      WHERE project_id = :projectId AND campaign_id = :campaignId
      """)
  void close(CampaignRow row);
}
