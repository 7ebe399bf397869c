package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code prompts_version}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PromptVersionRepository extends GenericRepository<PromptVersionRow, UUID> {
  @Query(
      """
      INSERT INTO prompts_version (id, project_id, prompt_id, number, content, content_sha256,
        content_bytes, author_id, note, parent_id, created_at)
      VALUES (:id, :projectId, :promptId, :number, :content, :contentSha256,
        :contentBytes, :authorId, :note, :parentId, :createdAt)
      """)
  void insert(PromptVersionRow row);

  @Query(
      """
      SELECT * FROM prompts_version WHERE id = :id AND project_id = :projectId
      """)
  Optional<PromptVersionRow> find(UUID projectId, UUID id);

  @Query(
      """
      SELECT * FROM prompts_version WHERE prompt_id = :promptId AND content_sha256 = :contentSha256
      """)
  Optional<PromptVersionRow> findByContent(UUID promptId, Sha256 contentSha256);

  @Query(
      """
      SELECT * FROM prompts_version WHERE prompt_id = :promptId AND number = :number
      """)
  Optional<PromptVersionRow> findByNumber(UUID promptId, int number);

  @Query("SELECT COALESCE(MAX(number), 0) FROM prompts_version WHERE prompt_id = :promptId")
  int lastNumber(UUID promptId);

  @Query(
      """
      SELECT * FROM prompts_version
      WHERE project_id = :projectId AND prompt_id = :promptId AND number < :before
      ORDER BY number DESC
      LIMIT :limit
      """)
  List<PromptVersionRow> before(UUID projectId, UUID promptId, long before, int limit);

  @Query(
      """
      SELECT * FROM prompts_version WHERE project_id = :projectId AND id IN (:ids)
      """)
  List<PromptVersionRow> findAll(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT prompt_id, number, created_at FROM prompts_version
      WHERE project_id = :projectId AND prompt_id IN (:ids)
      ORDER BY prompt_id, number
      LIMIT :limit
      """)
  List<VersionNumberRow> numbers(UUID projectId, @Expandable List<byte[]> ids, int limit);

  /** The newest of each of those prompts, without their contents. */
  @Query(
      """
      SELECT v.prompt_id, v.number, v.note, v.author_id, v.created_at FROM prompts_version v
      JOIN (SELECT prompt_id, MAX(number) AS newest FROM prompts_version
        WHERE project_id = :projectId AND prompt_id IN (:ids) GROUP BY prompt_id) last
        ON last.prompt_id = v.prompt_id AND last.newest = v.number
      """)
  List<VersionHeadRow> newest(@Binary16 UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT id, number FROM prompts_version WHERE project_id = :projectId AND id IN (:ids)
      """)
  List<VersionKeyRow> keysOf(@Binary16 UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT id, number FROM prompts_version
      WHERE project_id = :projectId AND prompt_id = :promptId
      ORDER BY number DESC
      LIMIT :limit
      """)
  List<VersionKeyRow> keys(@Binary16 UUID projectId, @Binary16 UUID promptId, int limit);
}
