package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code prompts_draft}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PromptDraftRepository extends GenericRepository<PromptDraftRow, UUID> {
  @Query(
      """
      INSERT INTO prompts_draft (project_id, prompt_id, person_id, base_version_id, body, revision,
        saved_at)
      VALUES (:projectId, :promptId, :personId, :baseVersionId, :body, :revision, :savedAt)
      """)
  void insert(PromptDraftRow row);

  /**
   * The caller holds the row and has compared its revision: the count that Micronaut gives for an
   * entity is not the number of rows changed.
   */
  @Query(
      """
      UPDATE prompts_draft
      SET base_version_id = :baseVersionId, body = :body, revision = :revision, saved_at = :savedAt
      WHERE project_id = :projectId AND prompt_id = :promptId AND person_id = :personId
      """)
  void replace(PromptDraftRow row);

  @Query(
      """
      SELECT * FROM prompts_draft
      WHERE project_id = :projectId AND prompt_id = :promptId AND person_id = :personId
      FOR UPDATE
      """)
  Optional<PromptDraftRow> lock(UUID projectId, UUID promptId, UUID personId);

  @Query(
      """
      SELECT * FROM prompts_draft
      WHERE project_id = :projectId AND prompt_id = :promptId AND person_id = :personId
        AND saved_at >= :since
      """)
  Optional<PromptDraftRow> find(UUID projectId, UUID promptId, UUID personId, Instant since);

  /** Which prompts somebody has drafts of, without the drafts. */
  @Query(
      """
      SELECT prompt_id FROM prompts_draft
      WHERE project_id = :projectId AND person_id = :personId AND saved_at >= :since
      LIMIT :limit
      """)
  List<DraftedPromptRow> ofPerson(
      @Binary16 UUID projectId, @Binary16 UUID personId, Instant since, int limit);

  @Query(
      """
      DELETE FROM prompts_draft
      WHERE project_id = :projectId AND prompt_id = :promptId AND person_id = :personId
      """)
  int delete(UUID projectId, UUID promptId, UUID personId);

  /** Makes room for a new one where an old one has expired and nobody swept it away yet. */
  @Query(
      """
      DELETE FROM prompts_draft
      WHERE project_id = :projectId AND prompt_id = :promptId AND person_id = :personId
        AND saved_at < :since
      """)
  int deleteOld(UUID projectId, UUID promptId, UUID personId, Instant since);

  @Query("DELETE FROM prompts_draft WHERE saved_at < :since ORDER BY saved_at LIMIT :limit")
  int deleteExpired(Instant since, int limit);
}
