package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code promotions_delegation}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DelegationRepository extends GenericRepository<DelegationRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_delegation (project_id, promotion_id, from_id, to_id, delegated_at)
      VALUES (:projectId, :promotionId, :fromId, :toId, :delegatedAt)
      """)
  void insert(DelegationRow row);

  /** As many as there are people in the project, at most. */
  @Query(
      """
      SELECT * FROM promotions_delegation
      WHERE project_id = :projectId AND promotion_id = :promotionId
      ORDER BY delegated_at, from_id LIMIT 200
      """)
  List<DelegationRow> of(UUID projectId, UUID promotionId);
}
