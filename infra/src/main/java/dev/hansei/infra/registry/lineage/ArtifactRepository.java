package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code lineage_artifact}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ArtifactRepository extends GenericRepository<ArtifactRow, UUID> {
  /** The first row stays. */
  @Query(
      """
      INSERT INTO lineage_artifact (project_id, sha256, media_type, size_bytes, created_at)
      VALUES (:projectId, :sha256, :mediaType, :sizeBytes, :createdAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(ArtifactRow row);

  @Query(
      """
      SELECT * FROM lineage_artifact
      WHERE project_id = :projectId AND sha256 = :sha256
      """)
  Optional<ArtifactRow> find(UUID projectId, Sha256 sha256);
}
