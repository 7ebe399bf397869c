package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_item_set}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemSetRepository extends GenericRepository<ItemSetRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_item_set (project_id, set_id, name, sha256, media_type, size_bytes,
        items, pairs, created_at)
      VALUES (:projectId, :setId, :name, :sha256, :mediaType, :sizeBytes,
        :items, :pairs, :createdAt)
      """)
  void insert(ItemSetRow row);

  @Query(
      """
      SELECT * FROM annotations_item_set WHERE project_id = :projectId AND set_id = :setId
      """)
  Optional<ItemSetRow> find(UUID projectId, UUID setId);

  @Query(
      """
      SELECT * FROM annotations_item_set
      WHERE project_id = :projectId AND name = :name AND sha256 = :sha256
      """)
  Optional<ItemSetRow> ofContent(UUID projectId, String name, @Binary32 Sha256 sha256);

  /** The newest of that name. */
  @Query(
      """
      SELECT * FROM annotations_item_set
      WHERE project_id = :projectId AND name = :name ORDER BY set_id DESC LIMIT 1
      """)
  Optional<ItemSetRow> newest(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM annotations_item_set
      WHERE project_id = :projectId AND set_id < :before
      ORDER BY set_id DESC LIMIT :limit
      """)
  List<ItemSetRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
