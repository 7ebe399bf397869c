package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code cases_version}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VersionRepository extends GenericRepository<VersionRow, UUID> {
  @Query(
      """
      INSERT INTO cases_version (
        project_id, version_id, dataset_id, number, sha256, size_bytes, case_count,
        created_at)
      VALUES (
        :projectId, :versionId, :datasetId, :number, :sha256, :sizeBytes, :caseCount,
        :createdAt)
      """)
  void insert(VersionRow row);

  @Query(
      """
      SELECT * FROM cases_version
      WHERE project_id = :projectId AND version_id = :versionId
      """)
  Optional<VersionRow> find(UUID projectId, UUID versionId);

  @Query(
      """
      SELECT * FROM cases_version
      WHERE project_id = :projectId AND dataset_id = :datasetId AND sha256 = :sha256
      """)
  Optional<VersionRow> withContent(UUID projectId, UUID datasetId, Sha256 sha256);

  @Query(
      """
      SELECT * FROM cases_version
      WHERE project_id = :projectId AND dataset_id = :datasetId AND number < :below
      ORDER BY number DESC
      LIMIT :limit
      """)
  List<VersionRow> before(UUID projectId, UUID datasetId, long below, int limit);
}
