package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Runs by the prompt whose versions they asked. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VersionRunRepository extends GenericRepository<VersionRunRow, UUID> {
  @Query(
      """
      SELECT r.run_id, r.suite_id, r.prompt_version_id, r.summary, r.started_at
      FROM prompts_version v
      JOIN suites_run r ON r.project_id = v.project_id AND r.prompt_version_id = v.id
      WHERE v.prompt_id = :prompt AND v.project_id = :project AND r.state = 'COMPLETED'
      ORDER BY r.run_id DESC
      LIMIT :limit
      """)
  List<VersionRunRow> completed(@Binary16 UUID project, @Binary16 UUID prompt, int limit);
}
