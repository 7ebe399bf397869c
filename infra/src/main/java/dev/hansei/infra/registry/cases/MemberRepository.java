package dev.hansei.infra.registry.cases;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code cases_version_member}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MemberRepository extends GenericRepository<MemberRow, UUID> {
  @Query(
      """
      INSERT INTO cases_version_member (project_id, version_id, ordinal, case_id)
      VALUES (:projectId, :versionId, :ordinal, :caseId)
      """)
  void insertAll(List<MemberRow> rows);

  @Query(
      """
      SELECT * FROM cases_version_member
      WHERE project_id = :projectId AND version_id = :versionId
      ORDER BY ordinal
      LIMIT :limit
      """)
  List<MemberRow> ofVersion(UUID projectId, UUID versionId, int limit);

  @Query(
      """
      SELECT * FROM cases_version_member
      WHERE project_id = :projectId AND case_id = :caseId
      ORDER BY version_id
      LIMIT :limit
      """)
  List<MemberRow> ofCase(UUID projectId, UUID caseId, int limit);
}
