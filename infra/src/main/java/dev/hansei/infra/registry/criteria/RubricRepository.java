package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code criteria_rubric}. Whoever adds one holds its criterion. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RubricRepository extends GenericRepository<RubricRow, UUID> {
  @Query(
      """
      INSERT INTO criteria_rubric (project_id, rubric_id, criterion_id, number, text, sha256,
        parent_id, author, created_at)
      VALUES (:projectId, :rubricId, :criterionId, :number, :text, :sha256,
        :parentId, :author, :createdAt)
      """)
  void insert(RubricRow row);

  @Query(
      """
      SELECT * FROM criteria_rubric
      WHERE project_id = :projectId AND criterion_id = :criterionId AND sha256 = :sha256
      """)
  Optional<RubricRow> ofContent(UUID projectId, UUID criterionId, @Binary32 Sha256 sha256);

  @Query("SELECT * FROM criteria_rubric WHERE project_id = :projectId AND rubric_id = :rubricId")
  Optional<RubricRow> find(UUID projectId, UUID rubricId);

  /** Newest first. */
  @Query(
      """
      SELECT * FROM criteria_rubric
      WHERE project_id = :projectId AND criterion_id = :criterionId AND number < :before
      ORDER BY number DESC LIMIT :limit
      """)
  List<RubricRow> ofCriterion(UUID projectId, UUID criterionId, long before, int limit);
}
