package dev.hansei.infra.registry.criteria;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code criteria_example}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExampleRepository extends GenericRepository<ExampleRow, UUID> {
  @Query(
      """
      INSERT INTO criteria_example (project_id, example_id, criterion_id, meets, question, answer,
        why, author, created_at, withdrawn_at)
      VALUES (:projectId, :exampleId, :criterionId, :meets, :question, :answer,
        :why, :author, :createdAt, :withdrawnAt)
      """)
  void insert(ExampleRow row);

  @Query(
      """
      SELECT * FROM criteria_example WHERE project_id = :projectId AND example_id = :exampleId
      """)
  Optional<ExampleRow> find(UUID projectId, UUID exampleId);

  /** Those that stand, oldest first. */
  @Query(
      """
      SELECT * FROM criteria_example
      WHERE project_id = :projectId AND criterion_id = :criterionId AND withdrawn_at IS NULL
      ORDER BY example_id LIMIT :limit
      """)
  List<ExampleRow> standing(UUID projectId, UUID criterionId, int limit);

  @Query(
      """
      UPDATE criteria_example SET withdrawn_at = :withdrawnAt
      WHERE project_id = :projectId AND example_id = :exampleId AND withdrawn_at IS NULL
      """)
  int withdraw(UUID projectId, UUID exampleId, Instant withdrawnAt);
}
