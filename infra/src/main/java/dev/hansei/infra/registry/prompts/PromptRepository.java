package dev.hansei.infra.registry.prompts;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code prompts_prompt}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PromptRepository extends GenericRepository<PromptRow, UUID> {
  @Query(
      """
      INSERT INTO prompts_prompt (id, project_id, name, created_at)
      VALUES (:id, :projectId, :name, :createdAt)
      """)
  void insert(PromptRow row);

  @Query(
      """
      SELECT * FROM prompts_prompt WHERE project_id = :projectId AND name = :name
      """)
  Optional<PromptRow> findByName(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM prompts_prompt WHERE id = :id AND project_id = :projectId
      """)
  Optional<PromptRow> find(UUID projectId, UUID id);

  /** Versions are numbered one after the other, so whoever adds one holds the prompt. */
  @Query(
      """
      SELECT * FROM prompts_prompt WHERE id = :id AND project_id = :projectId
      FOR UPDATE
      """)
  Optional<PromptRow> lock(UUID projectId, UUID id);

  @Query(
      """
      SELECT * FROM prompts_prompt
      WHERE project_id = :projectId AND name > :name
      ORDER BY name
      LIMIT :limit
      """)
  List<PromptRow> after(UUID projectId, String name, int limit);

  /** Those of which something is live somewhere. */
  @Query(
      """
      SELECT * FROM prompts_prompt
      WHERE project_id = :projectId
        AND id IN (SELECT prompt_id FROM prompts_stage_pointer WHERE project_id = :projectId)
      ORDER BY name
      LIMIT :limit
      """)
  List<PromptRow> served(UUID projectId, int limit);

  /** An empty name stands for all. */
  @Query(
      """
      SELECT * FROM prompts_prompt
      WHERE project_id = :projectId AND (:name = '' OR name = :name)
        AND id IN (SELECT prompt_id FROM prompts_version WHERE project_id = :projectId)
      ORDER BY name
      LIMIT :limit OFFSET :skipped
      """)
  List<PromptRow> withVersions(UUID projectId, String name, int limit, long skipped);

  @Query(
      """
      SELECT COUNT(*) FROM prompts_prompt
      WHERE project_id = :projectId AND (:name = '' OR name = :name)
        AND id IN (SELECT prompt_id FROM prompts_version WHERE project_id = :projectId)
      """)
  long countWithVersions(UUID projectId, String name);
}
