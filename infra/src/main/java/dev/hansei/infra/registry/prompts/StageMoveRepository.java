package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code prompts_stage_move}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StageMoveRepository extends GenericRepository<StageMoveRow, UUID> {
  @Query(
      """
      INSERT INTO prompts_stage_move (project_id, prompt_id, stage, revision, version_id, actor,
        moved_at, candidate_id, candidate_share, rollout_id)
      VALUES (:projectId, :promptId, :stage, :revision, :versionId, :actor, :movedAt,
        :candidateId, :candidateShare, :rolloutId)
      """)
  void insert(StageMoveRow row);

  @Query(
      """
      SELECT * FROM prompts_stage_move
      WHERE project_id = :projectId AND prompt_id = :promptId AND stage = :stage
        AND revision < :before
      ORDER BY revision DESC
      LIMIT :limit
      """)
  List<StageMoveRow> before(UUID projectId, UUID promptId, String stage, long before, int limit);

  /** The first move after a revision by which another version was live. */
  @Query(
      """
      SELECT * FROM prompts_stage_move
      WHERE project_id = :project AND prompt_id = :prompt AND stage = :at
        AND revision > :since AND version_id <> :kept
      ORDER BY revision
      LIMIT 1
      """)
  Optional<StageMoveRow> firstOther(
      @Binary16 UUID project, @Binary16 UUID prompt, String at, long since, @Binary16 UUID kept);
}
