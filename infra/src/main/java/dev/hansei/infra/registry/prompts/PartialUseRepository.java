package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code prompts_partial_use}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PartialUseRepository extends GenericRepository<PartialUseRow, UUID> {
  @Query(
      """
      INSERT INTO prompts_partial_use (project_id, version_id, used_id, depth)
      VALUES (:projectId, :versionId, :usedId, :depth)
      """)
  void insert(PartialUseRow row);

  @Query(
      """
      SELECT * FROM prompts_partial_use
      WHERE project_id = :projectId AND version_id = :versionId
      ORDER BY depth, used_id
      LIMIT :limit
      """)
  List<PartialUseRow> of(UUID projectId, UUID versionId, int limit);

  /** Newest first. */
  @Query(
      """
      SELECT u.version_id, p.name, v.number, u.depth
      FROM prompts_partial_use u
      JOIN prompts_version v ON v.id = u.version_id
      JOIN prompts_prompt p ON p.id = v.prompt_id
      WHERE u.project_id = :project AND u.used_id IN (:ids)
      ORDER BY v.id DESC
      LIMIT :limit
      """)
  List<PartialUserRow> users(@Binary16 UUID project, @Expandable List<byte[]> ids, int limit);

  /** Who wrote the versions that one has in it. */
  @Query(
      """
      SELECT DISTINCT v.author_id
      FROM prompts_partial_use u
      JOIN prompts_version v ON v.id = u.used_id
      WHERE u.project_id = :project AND u.version_id = :user
      ORDER BY v.author_id
      LIMIT :limit
      """)
  List<PartialAuthorRow> authors(@Binary16 UUID project, @Binary16 UUID user, int limit);
}
