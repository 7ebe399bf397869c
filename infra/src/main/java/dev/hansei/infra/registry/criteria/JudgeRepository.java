package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code criteria_judge}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface JudgeRepository extends GenericRepository<JudgeRow, UUID> {
  @Query(
      """
      INSERT INTO criteria_judge (project_id, judge_id, criterion_id, number, rubric, model,
        settings, content_sha256, created_at, learned_sha256, learned_bytes, method,
        rubric_id)
      VALUES (:projectId, :judgeId, :criterionId, :number, :rubric, :model, :settings,
        :contentSha256, :createdAt, :learnedSha256, :learnedBytes, :method, :rubricId)
      """)
  void insert(JudgeRow row);

  @Query(
      """
      SELECT * FROM criteria_judge
      WHERE project_id = :projectId AND criterion_id = :criterionId
        AND content_sha256 = :contentSha256
      """)
  Optional<JudgeRow> ofContent(UUID projectId, UUID criterionId, @Binary32 Sha256 contentSha256);

  @Query(
      """
      SELECT * FROM criteria_judge
      WHERE project_id = :projectId AND criterion_id = :criterionId
      ORDER BY number DESC LIMIT 1
      """)
  Optional<JudgeRow> newest(UUID projectId, UUID criterionId);

  @Query("SELECT * FROM criteria_judge WHERE project_id = :projectId AND judge_id = :judgeId")
  Optional<JudgeRow> find(UUID projectId, UUID judgeId);

  @Query(
      """
      SELECT * FROM criteria_judge
      WHERE project_id = :projectId AND judge_id < :before
      ORDER BY judge_id DESC LIMIT :limit
      """)
  List<JudgeRow> before(UUID projectId, @Binary16 UUID before, int limit);

  @Query(
      """
      SELECT * FROM criteria_judge
      WHERE project_id = :projectId AND criterion_id = :criterionId AND number < :before
      ORDER BY number DESC LIMIT :limit
      """)
  List<JudgeRow> ofCriterion(UUID projectId, UUID criterionId, long before, int limit);
}
