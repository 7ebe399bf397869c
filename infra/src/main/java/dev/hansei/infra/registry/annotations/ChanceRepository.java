package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Writes chances into {@code annotations_task}, many at once. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ChanceRepository extends GenericRepository<ChanceRow, UUID> {
  @Query(
      """
      UPDATE annotations_task SET chance = :chance
      WHERE project_id = :projectId AND queue_id = :queueId AND item_sha256 = :itemSha256
      """)
  void update(List<ChanceRow> rows);
}
