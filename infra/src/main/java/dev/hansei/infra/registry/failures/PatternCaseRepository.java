package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The open failures of patterns that have given no case. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PatternCaseRepository extends GenericRepository<PatternCaseRow, UUID> {
  @Query(
      """
      SELECT pattern_id, COUNT(*) AS failures
      FROM failures_failure
      WHERE project_id = :project AND pattern_id IN (:patterns)
        AND state = 'OPEN' AND has_case = FALSE
      GROUP BY pattern_id
      """)
  List<PatternCaseRow> withoutCase(@Binary16 UUID project, @Expandable List<byte[]> patterns);

  @Query(
      """
      UPDATE failures_failure SET has_case = TRUE
      WHERE project_id = :project AND pattern_id IN (:patterns)
        AND state = 'OPEN' AND has_case = FALSE
      """)
  void markHasCase(@Binary16 UUID project, @Expandable List<byte[]> patterns);
}
