package dev.hansei.infra.registry.lineage;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code lineage_edge}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EdgeRepository extends GenericRepository<EdgeRow, UUID> {
  /** Edges that are there already stay. */
  @Query(
      """
      INSERT INTO lineage_edge (project_id, from_kind, from_id, relation, to_kind, to_id, created_at)
      VALUES (:projectId, :fromKind, :fromId, :relation, :toKind, :toId, :createdAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<EdgeRow> rows);

  @Query(
      """
      SELECT * FROM lineage_edge
      WHERE project_id = :projectId AND from_kind = :fromKind AND from_id = :fromId
      ORDER BY relation, to_kind, to_id
      LIMIT :limit
      """)
  List<EdgeRow> from(UUID projectId, String fromKind, String fromId, int limit);

  @Query(
      """
      SELECT * FROM lineage_edge
      WHERE project_id = :projectId AND to_kind = :toKind AND to_id = :toId
      ORDER BY from_kind, from_id, relation
      LIMIT :limit
      """)
  List<EdgeRow> to(UUID projectId, String toKind, String toId, int limit);
}
