package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code promotions_stop}. Whoever changes a row has locked its promotion. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StopRepository extends GenericRepository<StopRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_stop (project_id, promotion_id, number, stage, replaces_id,
        expected_revision, state, moved_revision, rest_seconds, rests_until, reason, changed_at)
      VALUES (:projectId, :promotionId, :number, :stage, :replacesId, :expectedRevision, :state,
        :movedRevision, :restSeconds, :restsUntil, :reason, :changedAt)
      """)
  void insert(StopRow row);

  @Query(
      """
      UPDATE promotions_stop
      SET state = :state, moved_revision = :movedRevision, rests_until = :restsUntil,
        reason = :reason, changed_at = :changedAt
      WHERE project_id = :projectId AND promotion_id = :promotionId AND number = :number
      """)
  void replace(StopRow row);

  /** All of a promotion, in order; no plan has more than there are stages. */
  @Query(
      """
      SELECT * FROM promotions_stop
      WHERE project_id = :projectId AND promotion_id = :promotionId
      ORDER BY number LIMIT 10
      """)
  List<StopRow> of(UUID projectId, UUID promotionId);
}
