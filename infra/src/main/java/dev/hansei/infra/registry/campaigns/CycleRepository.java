package dev.hansei.infra.registry.campaigns;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code campaigns_cycle}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CycleRepository extends GenericRepository<CycleRow, UUID> {
  @Query(
      """
      INSERT INTO campaigns_cycle (project_id, campaign_id, cycle, live_version_id, outcome,
        started_at, ended_at)
      VALUES (:projectId, :campaignId, :cycle, :liveVersionId, :outcome, :startedAt, :endedAt)
      """)
  void insert(CycleRow row);

  @Query(
      """
      SELECT * FROM campaigns_cycle
      WHERE project_id = :projectId AND campaign_id = :campaignId AND cycle = :cycle
      """)
  Optional<CycleRow> find(UUID projectId, UUID campaignId, int cycle);

  @Query(
      """
      UPDATE campaigns_cycle SET outcome = :outcome, ended_at = :endedAt
      WHERE project_id = :projectId AND campaign_id = :campaignId AND cycle = :cycle
        AND ended_at IS NULL
      """)
  void close(UUID projectId, UUID campaignId, int cycle, String outcome, Instant endedAt);
}
