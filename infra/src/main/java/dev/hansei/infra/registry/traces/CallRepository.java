package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts traces by the prompt that they name. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CallRepository extends GenericRepository<CallRow, Long> {
  @Query(
      """
      SELECT COUNT(*) AS seen, COALESCE(SUM(version IN (:words)), 0) AS named
      FROM (
        SELECT prompt_version AS version FROM traces_trace
        WHERE project_id = :project AND prompt_name = :prompt AND started_at >= :since
        ORDER BY started_at DESC
        LIMIT :limit) newest
      """)
  CallRow count(
      @Binary16 UUID project,
      String prompt,
      Instant since,
      @Expandable List<String> words,
      int limit);
}
