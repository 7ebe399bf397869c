package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_step}. Whoever changes a row has locked its promotion. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StepRepository extends GenericRepository<StepRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_step (project_id, promotion_id, number, share, planned, baseline_per,
        state, advance_told, reason, paused_for, waived, began_at, patience_from, ended_at, tally, revision)
      VALUES (:projectId, :promotionId, :number, :share, :planned, :baselinePer, :state,
        :advanceTold, :reason, :pausedFor, :waived, :beganAt, :patienceFrom, :endedAt, :tally, :revision)
      """)
  void insert(StepRow row);

  @Query(
      """
      UPDATE promotions_step
      SET state = :state, advance_told = :advanceTold, reason = :reason,
        paused_for = :pausedFor, waived = :waived,
        patience_from = :patienceFrom, ended_at = :endedAt, tally = :tally, revision = :revision
      WHERE project_id = :projectId AND promotion_id = :promotionId AND number = :number
      """)
  void replace(StepRow row);

  /** The step that began last. */
  @Query(
      """
      SELECT * FROM promotions_step
      WHERE project_id = :projectId AND promotion_id = :promotionId
      ORDER BY number DESC LIMIT 1
      FOR UPDATE
      """)
  Optional<StepRow> lockLast(UUID projectId, UUID promotionId);

  /** All of them, at most as many as a plan may have. */
  @Query(
      """
      SELECT * FROM promotions_step
      WHERE project_id = :projectId AND promotion_id = :promotionId
      ORDER BY number LIMIT 100
      """)
  List<StepRow> of(UUID projectId, UUID promotionId);

  /** Those that go on, of all projects, after one in the order of promotions. */
  @Query(
      """
      SELECT * FROM promotions_step
      WHERE state = :wanted AND (project_id > :afterProject
        OR (project_id = :afterProject AND promotion_id > :afterPromotion))
      ORDER BY project_id, promotion_id
      LIMIT :limit
      """)
  List<StepRow> inState(
      String wanted, @Binary16 UUID afterProject, @Binary16 UUID afterPromotion, int limit);
}
