package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The final cases of table {@code cases_case}, without their content. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FinalCaseRepository extends GenericRepository<FinalCase, UUID> {
  /** In the order of ids. */
  @Query(
      """
      SELECT case_id, content_sha256
      FROM cases_case
      WHERE project_id = :project AND dataset_id = :dataset AND state = 'FINAL'
      ORDER BY case_id
      LIMIT :limit
      """)
  List<FinalCase> of(@Binary16 UUID project, @Binary16 UUID dataset, int limit);
}
