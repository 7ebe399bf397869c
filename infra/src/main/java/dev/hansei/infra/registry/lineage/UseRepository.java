package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What was made with things, counted by kind. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface UseRepository extends GenericRepository<UseRow, String> {
  /** Of the first {@code limit} uses, those by each kind. */
  @Query(
      """
      SELECT to_kind, COUNT(*) AS uses
      FROM (
        SELECT DISTINCT to_kind, to_id FROM lineage_edge
        WHERE project_id = :project AND from_kind = :kind AND from_id IN (:ids)
          AND relation = 'USED_BY'
        LIMIT :limit) used
      GROUP BY to_kind
      """)
  List<UseRow> uses(@Binary16 UUID project, String kind, @Expandable List<String> ids, int limit);
}
