package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_rules}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RulesRepository extends GenericRepository<RulesRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_rules (project_id, number, document, content_sha256, saved_by,
        saved_at)
      VALUES (:projectId, :number, :document, :contentSha256, :savedBy, :savedAt)
      """)
  void insert(RulesRow row);

  @Query(
      """
      SELECT * FROM promotions_rules
      WHERE project_id = :projectId ORDER BY number DESC LIMIT 1
      """)
  Optional<RulesRow> newest(UUID projectId);

  @Query(
      """
      SELECT * FROM promotions_rules
      WHERE project_id = :projectId AND number < :before ORDER BY number DESC LIMIT :limit
      """)
  List<RulesRow> before(UUID projectId, long before, int limit);
}
