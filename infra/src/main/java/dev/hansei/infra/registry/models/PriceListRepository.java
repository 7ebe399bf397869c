package dev.hansei.infra.registry.models;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code models_price_list}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PriceListRepository extends GenericRepository<PriceListRow, UUID> {
  @Query(
      """
      INSERT INTO models_price_list (project_id, number, currency, prices, content_sha256, note,
        created_by, created_at)
      VALUES (:projectId, :number, :currency, :prices, :contentSha256, :note,
        :createdBy, :createdAt)
      """)
  void insert(PriceListRow row);

  @Query(
      """
      SELECT * FROM models_price_list
      WHERE project_id = :projectId
      ORDER BY number DESC LIMIT 1
      """)
  Optional<PriceListRow> newest(UUID projectId);

  @Query("SELECT * FROM models_price_list WHERE project_id = :projectId AND number = :number")
  Optional<PriceListRow> find(UUID projectId, int number);

  @Query(
      """
      SELECT * FROM models_price_list
      WHERE project_id = :projectId AND number < :before
      ORDER BY number DESC LIMIT :limit
      """)
  List<PriceListRow> before(UUID projectId, long before, int limit);
}
