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
   * @param limit looks no further than so many of each, but for what runs
   */
  @Query(
      """
      SELECT 'traces' AS word, COUNT(*) AS counted FROM (
        SELECT 1 FROM traces_trace
        WHERE project_id = :projectId AND started_at >= :since LIMIT :limit) of_traces
      UNION ALL SELECT 'failures', COUNT(*) FROM (
        SELECT 1 FROM failures_failure
        WHERE project_id = :projectId AND failure_id >= :sinceId LIMIT :limit) of_failures
      UNION ALL SELECT 'cases', COUNT(*) FROM (
        SELECT 1 FROM cases_case
        WHERE project_id = :projectId AND case_id >= :sinceId LIMIT :limit) of_cases
      UNION ALL SELECT 'suites', COUNT(*) FROM (
        SELECT 1 FROM suites_run
        WHERE project_id = :projectId AND run_id >= :sinceId LIMIT :limit) of_suites
      UNION ALL SELECT 'gates', COUNT(*) FROM (
        SELECT 1 FROM gates_verdict
        WHERE project_id = :projectId AND verdict_id >= :sinceId LIMIT :limit) of_gates
      UNION ALL SELECT 'promotions', COUNT(*) FROM (
        SELECT 1 FROM promotions_promotion
        WHERE project_id = :projectId AND promotion_id >= :sinceId LIMIT :limit) of_promotions
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
      @Binary16 UUID projectId,
      Instant since,
      @Binary16 UUID sinceId,
      @Binary16 UUID runningFrom,
      int limit);
}
