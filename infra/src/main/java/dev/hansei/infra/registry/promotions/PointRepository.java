package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_point}. Whoever writes has locked the promotion. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PointRepository extends GenericRepository<PointRow, UUID> {
  /** A point that is there already grows. */
  @Query(
      """
      INSERT INTO promotions_point (project_id, promotion_id, metric, number, step, blocks,
        differences, log_harm, log_benefit, taken_at)
      VALUES (:projectId, :promotionId, :metric, :number, :step, :blocks, :differences, :logHarm,
        :logBenefit, :takenAt)
      ON DUPLICATE KEY UPDATE
        blocks = VALUES(blocks),
        differences = VALUES(differences),
        log_harm = VALUES(log_harm),
        log_benefit = VALUES(log_benefit),
        taken_at = VALUES(taken_at)
      """)
  void save(PointRow row);

  @Query(
      """
      DELETE FROM promotions_point
      WHERE project_id = :projectId AND promotion_id = :promotionId AND metric = :metric
      """)
  int deleteAll(UUID projectId, UUID promotionId, int metric);

  @Query(
      """
      INSERT INTO promotions_point (project_id, promotion_id, metric, number, step, blocks,
        differences, log_harm, log_benefit, taken_at)
      VALUES (:projectId, :promotionId, :metric, :number, :step, :blocks, :differences, :logHarm,
        :logBenefit, :takenAt)
      """)
  void insertAll(List<PointRow> rows);

  @Query(
      """
      SELECT * FROM promotions_point
      WHERE project_id = :projectId AND promotion_id = :promotionId AND metric = :metric
      ORDER BY number DESC LIMIT 1
      """)
  Optional<PointRow> last(UUID projectId, UUID promotionId, int metric);

  @Query(
      """
      SELECT * FROM promotions_point
      WHERE project_id = :projectId AND promotion_id = :promotionId AND metric = :metric
      ORDER BY number LIMIT :limit
      """)
  List<PointRow> of(UUID projectId, UUID promotionId, int metric, int limit);
}
