package dev.hansei.infra.registry.prompts;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code prompts_stage_pointer}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StagePointerRepository extends GenericRepository<StagePointerRow, UUID> {
  @Query(
      """
      INSERT INTO prompts_stage_pointer (project_id, prompt_id, stage, version_id, revision,
        moved_at, candidate_id, candidate_share, rollout_id)
      VALUES (:projectId, :promptId, :stage, :versionId, :revision, :movedAt, :candidateId,
        :candidateShare, :rolloutId)
      """)
  void insert(StagePointerRow row);

  /**
   * The caller holds the row and has compared its revision. The count that Micronaut gives for an
   * entity is not the number of rows changed, so the comparison cannot be left to this statement.
   */
  @Query(
      """
      UPDATE prompts_stage_pointer
      SET version_id = :versionId, revision = :revision, moved_at = :movedAt,
        candidate_id = :candidateId, candidate_share = :candidateShare, rollout_id = :rolloutId
      WHERE project_id = :projectId AND prompt_id = :promptId AND stage = :stage
      """)
  void replace(StagePointerRow row);

  /** Tells who serves from memory that something of the project is served otherwise from now on. */
  @Query(
      """
      INSERT INTO prompts_live (project_id, revision) VALUES (:projectId, 1)
      ON DUPLICATE KEY UPDATE revision = revision + 1
      """)
  void tell(UUID projectId);

  @Query(
      """
      SELECT * FROM prompts_stage_pointer
      WHERE project_id = :projectId AND prompt_id = :promptId AND stage = :stage
      FOR UPDATE
      """)
  Optional<StagePointerRow> lock(UUID projectId, UUID promptId, String stage);

  @Query(
      """
      SELECT * FROM prompts_stage_pointer
      WHERE project_id = :projectId AND prompt_id = :promptId AND stage = :stage
      """)
  Optional<StagePointerRow> find(UUID projectId, UUID promptId, String stage);

  @Query(
      """
      SELECT * FROM prompts_stage_pointer
      WHERE project_id = :projectId AND prompt_id = :promptId
      """)
  List<StagePointerRow> all(UUID projectId, UUID promptId);

  @Query(
      """
      SELECT * FROM prompts_stage_pointer
      WHERE project_id = :projectId AND prompt_id IN (:ids)
      """)
  List<StagePointerRow> ofPrompts(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT * FROM prompts_stage_pointer WHERE project_id = :projectId LIMIT :limit
      """)
  List<StagePointerRow> ofProject(UUID projectId, int limit);
}
