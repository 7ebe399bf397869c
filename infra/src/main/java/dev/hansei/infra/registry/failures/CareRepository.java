package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code failures_cluster_care}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CareRepository extends GenericRepository<CareRow, UUID> {
  @Query(
      """
      INSERT INTO failures_cluster_care (project_id, cluster_id, assignee, reason, said_at)
      VALUES (:projectId, :clusterId, :assignee, :reason, :saidAt)
      ON DUPLICATE KEY UPDATE
        assignee = VALUES(assignee), reason = VALUES(reason), said_at = VALUES(said_at)
      """)
  void upsert(CareRow row);

  @Query(
      """
      SELECT * FROM failures_cluster_care
      WHERE project_id = :projectId AND cluster_id IN (:clusters)
      """)
  List<CareRow> all(UUID projectId, @Expandable List<byte[]> clusters);
}
