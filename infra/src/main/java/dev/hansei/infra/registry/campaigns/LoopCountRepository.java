package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts by the beginning of primary keys: ids are ordered by time, so "since" is a range. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LoopCountRepository extends GenericRepository<LoopCount, String> {
  /**
   * @param since when traces started
   * @param sinceId the smallest id made at that moment
   * @param runningFrom the smallest id of a run or generation that may still go on
   */
  @Query(
      """
      SELECT 'traces' AS word, COUNT(*) AS counted FROM traces_trace
        WHERE project_id = :projectId AND started_at >= :since
      UNION ALL SELECT 'failures', COUNT(*) FROM failures_failure
        WHERE project_id = :projectId AND failure_id >= :sinceId
      UNION ALL SELECT 'cases', COUNT(*) FROM cases_case
        WHERE project_id = :projectId AND case_id >= :sinceId
      UNION ALL SELECT 'suites', COUNT(*) FROM suites_run
        WHERE project_id = :projectId AND run_id >= :sinceId
      UNION ALL SELECT 'gates', COUNT(*) FROM gates_verdict
        WHERE project_id = :projectId AND verdict_id >= :sinceId
      UNION ALL SELECT 'promotions', COUNT(*) FROM promotions_promotion
        WHERE project_id = :projectId AND promotion_id >= :sinceId
      UNION ALL SELECT 'running-suites', COUNT(*) FROM suites_run
        WHERE project_id = :projectId AND run_id >= :runningFrom
          AND state IN ('RUNNING', 'OUT_OF_BUDGET')
      UNION ALL SELECT 'running-failures', COUNT(*) FROM failures_collection
        WHERE project_id = :projectId AND collection_id >= :runningFrom AND ended_at IS NULL
      UNION ALL SELECT 'running-cases', COUNT(*) FROM cases_generation
        WHERE project_id = :projectId AND generation_id >= :runningFrom AND ended_at IS NULL
      UNION ALL SELECT 'running-campaigns', COUNT(*) FROM campaigns_campaign
        WHERE project_id = :projectId AND campaign_id >= :runningFrom AND ended_at IS NULL
      """)
  List<LoopCount> count(
      @Binary16 UUID projectId, Instant since, @Binary16 UUID sinceId, @Binary16 UUID runningFrom);
}
