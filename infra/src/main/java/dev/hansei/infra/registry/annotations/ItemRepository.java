package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_item}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemRepository extends GenericRepository<ItemRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_item (project_id, set_id, line, own_id, split, content)
      VALUES (:projectId, :setId, :line, :ownId, :split, :content)
      """)
  void insert(List<ItemRow> rows);

  /** In the order of lines. */
  @Query(
      """
      SELECT * FROM annotations_item
      WHERE project_id = :projectId AND set_id = :setId AND line > :after
      ORDER BY line LIMIT :limit
      """)
  List<ItemRow> after(UUID projectId, UUID setId, int after, int limit);

  @Query(
      """
      SELECT * FROM annotations_item
      WHERE project_id = :projectId AND set_id = :setId AND line IN (:lines)
      """)
  List<ItemRow> ofLines(UUID projectId, UUID setId, @Expandable List<Integer> lines);
}
