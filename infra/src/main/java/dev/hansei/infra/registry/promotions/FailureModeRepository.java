package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_failure_mode}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FailureModeRepository extends GenericRepository<FailureModeRow, UUID> {
  /** Rollouts that went back since a moment and were not asked about. */
  @Query(
      """
      SELECT p.project_id, p.promotion_id FROM promotions_promotion p
      LEFT JOIN promotions_failure_mode f ON f.project_id = p.project_id
        AND f.promotion_id = p.promotion_id
      WHERE p.ended_at > :since AND p.state = 'ROLLED_BACK' AND p.plan IS NOT NULL
        AND f.promotion_id IS NULL
      ORDER BY p.ended_at DESC LIMIT :limit
      """)
  List<RolledBackRow> rolledBackSince(Instant since, int limit);

  /** The newest bad answers of the candidate; by every metric where {@code place} is 0. */
  @Query(
      """
      SELECT * FROM promotions_outcome
      WHERE project_id = :projectId AND promotion_id = :promotionId AND number > 0
        AND side = 'CANDIDATE' AND state IN ('COUNTED', 'REPEATED', 'SURPLUS') AND value < 0.5
        AND (:place = 0 OR metric = :place)
      ORDER BY number DESC LIMIT :limit
      """)
  List<OutcomeRow> bad(UUID projectId, UUID promotionId, int place, int limit);

  @Query(
      """
      INSERT INTO promotions_failure_mode (project_id, promotion_id, collection_id, state, metric,
        bad, cluster_id, traces, since, settled_at)
      VALUES (:projectId, :promotionId, :collectionId, :state, :metric, :bad, :clusterId, :traces,
        :since, :settledAt)
      ON DUPLICATE KEY UPDATE promotion_id = VALUES(promotion_id)
      """)
  void insertOrKeep(FailureModeRow row);

  @Query(
      """
      SELECT * FROM promotions_failure_mode
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  Optional<FailureModeRow> find(UUID projectId, UUID promotionId);

  @Query(
      """
      SELECT * FROM promotions_failure_mode
      WHERE project_id = :projectId AND promotion_id IN (:promotionIds)
      """)
  List<FailureModeRow> all(UUID projectId, @Expandable List<byte[]> promotionIds);

  @Query(
      """
      SELECT * FROM promotions_failure_mode
      WHERE project_id = :projectId AND promotion_id = :promotionId FOR UPDATE
      """)
  Optional<FailureModeRow> lock(UUID projectId, UUID promotionId);

  /** The newest first: those that never end keep none from their turn. */
  @Query(
      """
      SELECT * FROM promotions_failure_mode
      WHERE state = :state
      ORDER BY since DESC, promotion_id LIMIT :limit
      """)
  List<FailureModeRow> inState(String state, int limit);

  @Query(
      """
      UPDATE promotions_failure_mode
      SET state = :state, cluster_id = :clusterId, traces = :traces, since = :since,
        settled_at = :settledAt
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  void replace(FailureModeRow row);
}
