package dev.hansei.infra.registry.traces.redaction;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code traces_redaction_policy}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PolicyRepository extends GenericRepository<PolicyRow, UUID> {
  @Query(
      """
      INSERT INTO traces_redaction_policy (project_id, version, policy, created_at)
      VALUES (:projectId, :version, :policy, :createdAt)
      """)
  void insert(PolicyRow row);

  @Query(
      """
      SELECT * FROM traces_redaction_policy
      WHERE project_id = :projectId
      ORDER BY version DESC
      LIMIT 1
      """)
  Optional<PolicyRow> last(UUID projectId);

  /** Newest first. */
  @Query(
      """
      SELECT * FROM traces_redaction_policy
      WHERE project_id = :projectId
      ORDER BY version DESC
      LIMIT :limit
      """)
  List<PolicyRow> newest(UUID projectId, int limit);
}
