package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts of {@code traces_trace}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnswersRepository extends GenericRepository<AnswersRow, String> {
  /** Traces of a prompt that started within, by the version and assignment that they name. */
  @Query(
      """
      SELECT prompt_version, assignment, COUNT(*) AS answers
      FROM traces_trace
      WHERE project_id = :projectId AND prompt_name = :prompt
        AND started_at >= :since AND started_at < :until
      GROUP BY prompt_version, assignment
      LIMIT 1000
      """)
  List<AnswersRow> answers(@Binary16 UUID projectId, String prompt, Instant since, Instant until);
}
