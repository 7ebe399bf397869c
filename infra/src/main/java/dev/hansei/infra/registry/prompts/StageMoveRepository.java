package dev.hansei.infra.registry.prompts;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
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
}
