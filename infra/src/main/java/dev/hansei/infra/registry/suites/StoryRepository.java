package dev.hansei.infra.registry.suites;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code suites_story}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StoryRepository extends GenericRepository<StoryRow, UUID> {
  @Query(
      """
      INSERT INTO suites_story (project_id, run_id, ordinal, story)
      VALUES (:projectId, :runId, :ordinal, :story)
      """)
  void insert(List<StoryRow> rows);

  @Query(
      """
      SELECT * FROM suites_story
      WHERE project_id = :projectId AND run_id = :runId AND ordinal IN (:ordinals)
      """)
  List<StoryRow> of(UUID projectId, UUID runId, List<Integer> ordinals);
}
