package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Statements on {@code promotions_outcome}. Whoever writes has locked the promotion. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OutcomeRepository extends GenericRepository<OutcomeRow, UUID> {
  /** One that waited is sorted out by the same statement. */
  @Query(
      """
      INSERT INTO promotions_outcome (project_id, promotion_id, trace_id, metric, number, step,
        state, side, value, unit, received_at)
      VALUES (:projectId, :promotionId, :traceId, :metric, :number, :step, :state, :side, :value,
        :unit, :receivedAt)
      ON DUPLICATE KEY UPDATE
        number = VALUES(number),
        step = VALUES(step),
        state = VALUES(state),
        side = VALUES(side),
        unit = VALUES(unit)
      """)
  void saveAll(List<OutcomeRow> rows);

  @Query(
      """
      SELECT * FROM promotions_outcome
      WHERE project_id = :projectId AND promotion_id = :promotionId AND trace_id IN (:traceIds)
      """)
  List<OutcomeRow> ofTraces(UUID projectId, UUID promotionId, @Expandable List<byte[]> traceIds);

  @Query(
      """
      SELECT * FROM promotions_outcome
      WHERE project_id = :projectId AND promotion_id = :promotionId
        AND unit IN (:units) AND state IN ('COUNTED', 'SURPLUS')
      """)
  List<OutcomeRow> ofUnits(UUID projectId, UUID promotionId, @Expandable List<byte[]> units);

  /** Of the newest that wait those whose trace has a span by now; looks no further than so many. */
  @Query(
      """
      SELECT o.* FROM (
        SELECT * FROM promotions_outcome
        WHERE project_id = :projectId AND promotion_id = :promotionId AND state = 'WAITING'
        ORDER BY received_at DESC
        LIMIT :newest) o
      JOIN traces_trace t ON t.project_id = o.project_id AND t.trace_id = o.trace_id
      WHERE t.started_at IS NOT NULL
      ORDER BY o.received_at, o.trace_id, o.metric
      LIMIT :limit
      """)
  List<OutcomeRow> awaited(
      @Binary16 UUID projectId, @Binary16 UUID promotionId, int newest, int limit);

  /** How many wait; looks no further than so many. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM promotions_outcome
        WHERE project_id = :projectId AND promotion_id = :promotionId AND state = 'WAITING'
        LIMIT :limit) waiting
      """)
  long waiting(@Binary16 UUID projectId, @Binary16 UUID promotionId, int limit);

  /** Lets go of those that have waited since before then. */
  @Query(
      """
      DELETE FROM promotions_outcome
      WHERE project_id = :projectId AND promotion_id = :promotionId AND state = 'WAITING'
        AND received_at < :cutoff
      """)
  int forget(UUID projectId, UUID promotionId, Instant cutoff);

  /** The newest bad ones that counted for the candidate. */
  @Query(
      """
      SELECT * FROM promotions_outcome
      WHERE project_id = :projectId AND promotion_id = :promotionId AND number > 0
        AND metric = :metric AND side = 'CANDIDATE' AND state = 'COUNTED' AND value < 0.5
      ORDER BY number DESC LIMIT :limit
      """)
  List<OutcomeRow> worst(UUID projectId, UUID promotionId, int metric, int limit);

  @Query(
      """
      SELECT * FROM promotions_outcome
      WHERE project_id = :projectId AND promotion_id = :promotionId
        AND number > 0 AND number < :before
      ORDER BY number DESC LIMIT :limit
      """)
  List<OutcomeRow> before(UUID projectId, UUID promotionId, long before, int limit);
}
