package dev.hansei.infra.registry.models;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Statements on {@code models_caller}; time is the registry's, so that no two workers disagree. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CallerRepository extends GenericRepository<CallerRow, String> {
  @Query(
      """
      INSERT INTO models_caller (model, worker, seen_at)
      VALUES (:model, :worker, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)
      """)
  void seen(String model, String worker);

  @Query(
      """
      SELECT model, worker, seen_at FROM models_caller
      WHERE model = :model AND seen_at >= UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND
      ORDER BY worker
      """)
  List<CallerRow> of(String model, long seconds);

  @Query("DELETE FROM models_caller WHERE seen_at < UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND")
  void sweep(long seconds);
}
