package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Clusters of cases without their texts. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ClusterRepository extends GenericRepository<ClusterRow, UUID> {
  @Query(
      """
      SELECT case_id, cluster_key FROM cases_case
      WHERE project_id = :projectId AND case_id IN (:ids)
      """)
  List<ClusterRow> of(@Binary16 UUID projectId, @Expandable List<byte[]> ids);
}
