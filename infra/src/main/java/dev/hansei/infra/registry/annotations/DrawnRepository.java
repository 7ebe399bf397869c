package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The chances of tasks. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DrawnRepository extends GenericRepository<DrawnRow, UUID> {
  /** By key; bounded by how many are named. */
  @Query(
      """
      SELECT t.task_id, t.queue_id, t.chance
      FROM annotations_task t
      WHERE t.project_id = :projectId AND t.task_id IN (:taskIds)
      """)
  List<DrawnRow> of(@Binary16 UUID projectId, @Expandable List<byte[]> taskIds);
}
