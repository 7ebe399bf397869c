package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_promotion}. Whoever changes a row has locked it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PromotionRepository extends GenericRepository<PromotionRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_promotion (project_id, promotion_id, prompt_id, candidate_id,
        replaces_id, stage, gate_id, baseline_run_id, candidate_run_id, verdict_id, state,
        requested_by, patience_seconds, expected_revision, moved_revision, rollback_reason,
        created_at, ended_at, version, reason_sha256, reason_media_type, reason_bytes,
        plan)
      VALUES (:projectId, :promotionId, :promptId, :candidateId, :replacesId, :stage, :gateId,
        :baselineRunId, :candidateRunId, :verdictId, :state, :requestedBy, :patienceSeconds,
        :expectedRevision, :movedRevision, :rollbackReason, :createdAt, :endedAt, :version,
        :reasonSha256, :reasonMediaType, :reasonBytes, :plan)
      """)
  void insert(PromotionRow row);

  @Query(
      """
      SELECT * FROM promotions_promotion
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  Optional<PromotionRow> find(UUID projectId, UUID promotionId);

  @Query(
      """
      SELECT * FROM promotions_promotion
      WHERE project_id = :projectId AND promotion_id = :promotionId FOR UPDATE
      """)
  Optional<PromotionRow> lock(UUID projectId, UUID promotionId);

  /** A stage has one rollout at most, but for those that a freeze has kept from beginning. */
  @Query(
      """
      SELECT * FROM promotions_promotion
      WHERE project_id = :projectId AND prompt_id = :promptId AND stage = :stage
        AND state IN ('ROLLING', 'PAUSED', 'FROZEN')
      ORDER BY promotion_id LIMIT 100 FOR UPDATE
      """)
  List<PromotionRow> lockRolling(UUID projectId, UUID promptId, String stage);

  /** Those that have made their candidate live at a stage on their path, and go further. */
  @Query(
      """
      SELECT p.promotion_id FROM promotions_promotion p
      JOIN promotions_stop s
        ON s.project_id = p.project_id AND s.promotion_id = p.promotion_id
      WHERE p.project_id = :project AND p.prompt_id = :prompt
        AND p.state IN ('ROLLING', 'PAUSED', 'FROZEN') AND p.moved_revision IS NULL
        AND s.stage = :at AND s.state = 'MOVED'
      ORDER BY p.promotion_id LIMIT 100
      """)
  List<PromotionOfRow> onTheirPathPast(@Binary16 UUID project, @Binary16 UUID prompt, String at);

  /** What moved a stage after that revision and was not taken back; the last one. */
  @Query(
      """
      SELECT promotion_id FROM promotions_promotion
      WHERE project_id = :project AND prompt_id = :prompt AND stage = :stage
        AND state = 'PROMOTED' AND moved_revision > :since
      ORDER BY moved_revision DESC LIMIT 1
      """)
  Optional<PromotionOfRow> movedAfter(
      @Binary16 UUID project, @Binary16 UUID prompt, String stage, long since);

  /** Empty where somebody holds it just now. */
  @Query(
      """
      SELECT * FROM promotions_promotion
      WHERE project_id = :projectId AND promotion_id = :promotionId FOR UPDATE SKIP LOCKED
      """)
  Optional<PromotionRow> lockFree(UUID projectId, UUID promotionId);

  @Query(
      """
      UPDATE promotions_promotion
      SET verdict_id = :verdictId, version = version + 1
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  void setVerdict(UUID projectId, UUID promotionId, UUID verdictId);

  @Query(
      """
      UPDATE promotions_promotion
      SET state = :state, ended_at = :endedAt, version = version + 1
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  void setState(
      UUID projectId,
      UUID promotionId,
      String state,
      @io.micronaut.core.annotation.Nullable Instant endedAt);

  @Query(
      """
      UPDATE promotions_promotion
      SET moved_revision = :movedRevision, version = version + 1
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  void setMoved(UUID projectId, UUID promotionId, long movedRevision);

  @Query(
      """
      UPDATE promotions_promotion
      SET rollback_reason = :rollbackReason, version = version + 1
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  void setReason(UUID projectId, UUID promotionId, String rollbackReason);

  @Query(
      """
      SELECT * FROM promotions_promotion
      WHERE project_id = :projectId AND promotion_id < :before
        AND (:wanted = '' OR state = :wanted)
      ORDER BY promotion_id DESC LIMIT :limit
      """)
  List<PromotionRow> before(UUID projectId, String wanted, @Binary16 UUID before, int limit);
}
