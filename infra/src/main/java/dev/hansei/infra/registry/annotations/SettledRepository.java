package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_settled}. Whoever changes a row has locked its task. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SettledRepository extends GenericRepository<SettledRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_settled (project_id, task_id, field, criterion_id, word, resolution)
      VALUES (:projectId, :taskId, :field, :criterionId, :word, :resolution)
      """)
  void insert(List<SettledRow> rows);

  @Query(
      """
      DELETE FROM annotations_settled WHERE project_id = :projectId AND task_id = :taskId
      """)
  void delete(UUID projectId, UUID taskId);

  @Query(
      """
      SELECT * FROM annotations_settled
      WHERE project_id = :projectId AND task_id IN (:ids)
      """)
  List<SettledRow> of(UUID projectId, @Expandable List<byte[]> ids);
}
