package dev.hansei.infra.registry.cases;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code cases_generation}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GenerationRepository extends GenericRepository<GenerationRow, UUID> {
  @Query(
      """
      INSERT INTO cases_generation (
        project_id, generation_id, dataset_id, input, planned, kept, rejected, ending,
        started_at, ended_at)
      VALUES (
        :projectId, :generationId, :datasetId, :input, :planned, :kept, :rejected, :ending,
        :startedAt, :endedAt)
      """)
  void insert(GenerationRow row);

  @Query(
      """
      UPDATE cases_generation
      SET kept = :kept, rejected = :rejected, ending = :ending, ended_at = :endedAt
      WHERE project_id = :projectId AND generation_id = :generationId
      """)
  void update(GenerationRow row);

  @Query(
      """
      SELECT * FROM cases_generation
      WHERE project_id = :projectId AND generation_id = :generationId
      """)
  Optional<GenerationRow> find(UUID projectId, UUID generationId);

  @Query(
      """
      SELECT * FROM cases_generation
      WHERE project_id = :projectId AND generation_id = :generationId
      FOR UPDATE
      """)
  Optional<GenerationRow> lock(UUID projectId, UUID generationId);

  @Query(
      """
      SELECT * FROM cases_generation
      WHERE project_id = :projectId AND generation_id < :generationId
      ORDER BY generation_id DESC
      LIMIT :limit
      """)
  List<GenerationRow> before(UUID projectId, UUID generationId, int limit);
}
