package dev.hansei.infra.registry.cases;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code cases_source}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SourceRepository extends GenericRepository<SourceRow, UUID> {
  @Query(
      """
      INSERT INTO cases_source (
        project_id, generation_id, ordinal, kind, source_id, question, state, case_id,
        problems)
      VALUES (
        :projectId, :generationId, :ordinal, :kind, :sourceId, :question, :state, :caseId,
        :problems)
      """)
  void insertAll(List<SourceRow> rows);

  /** From one ordinal, inclusive, to another, exclusive. */
  @Query(
      """
      SELECT * FROM cases_source
      WHERE project_id = :projectId AND generation_id = :generationId
        AND ordinal >= :from AND ordinal < :to
      ORDER BY ordinal
      """)
  List<SourceRow> between(UUID projectId, UUID generationId, int from, int to);

  @Query(
      """
      SELECT * FROM cases_source
      WHERE project_id = :projectId AND generation_id = :generationId AND ordinal = :ordinal
      FOR UPDATE
      """)
  Optional<SourceRow> lock(UUID projectId, UUID generationId, int ordinal);

  @Query(
      """
      UPDATE cases_source
      SET state = :state, case_id = :caseId, problems = :problems
      WHERE project_id = :projectId AND generation_id = :generationId AND ordinal = :ordinal
      """)
  void update(SourceRow row);

  @Query(
      """
      SELECT COUNT(*) FROM cases_source
      WHERE project_id = :projectId AND generation_id = :generationId AND state = :state
      """)
  int count(UUID projectId, UUID generationId, String state);
}
