package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code criteria_criterion}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CriterionRepository extends GenericRepository<CriterionRow, UUID> {
  @Query(
      """
      INSERT INTO criteria_criterion (project_id, criterion_id, name, sentence, created_at)
      VALUES (:projectId, :criterionId, :name, :sentence, :createdAt)
      """)
  void insert(CriterionRow row);

  /** Judges are numbered one after the other, so whoever adds one holds the criterion. */
  @Query(
      """
      SELECT * FROM criteria_criterion
      WHERE project_id = :projectId AND criterion_id = :criterionId
      FOR UPDATE
      """)
  Optional<CriterionRow> lock(UUID projectId, UUID criterionId);

  @Query(
      """
      SELECT * FROM criteria_criterion
      WHERE project_id = :projectId AND criterion_id = :criterionId
      """)
  Optional<CriterionRow> find(UUID projectId, UUID criterionId);

  @Query(
      """
      SELECT * FROM criteria_criterion
      WHERE project_id = :projectId AND criterion_id < :before
      ORDER BY criterion_id DESC LIMIT :limit
      """)
  List<CriterionRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
