package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The ids of table {@code failures_failure}, without the texts. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FailureKeyRepository extends GenericRepository<FailureKey, UUID> {
  /** Open ones that have given no case, oldest first. */
  @Query(
      """
      SELECT failure_id
      FROM failures_failure
      WHERE project_id = :project AND state = 'OPEN' AND has_case = FALSE
      ORDER BY failure_id
      LIMIT :limit
      """)
  List<FailureKey> withoutCase(@Binary16 UUID project, int limit);
}
