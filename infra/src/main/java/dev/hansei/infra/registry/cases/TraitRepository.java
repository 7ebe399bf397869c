package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What slices of a version's cases are made by. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TraitRepository extends GenericRepository<TraitRow, UUID> {
  /**
   * Without what people said of an earlier answer, which is long, and without the conversation,
   * which is no slice but a cluster. Failure modes as they stand at this moment.
   */
  @Query(
      """
      SELECT c.case_id, c.required, JSON_REMOVE(JSON_EXTRACT(c.content, '$.fields'),
        '$.feedback', '$.previous_answer', '$.conversation') AS traits,
        (SELECT GROUP_CONCAT(r.reason ORDER BY r.reason SEPARATOR ',') FROM failures_reason r
         WHERE r.project_id = c.project_id AND r.failure_id = c.failure_id) AS detectors,
        k.cluster_id AS mode_id, k.name AS mode_name
      FROM cases_version_member m
      JOIN cases_case c ON c.project_id = m.project_id AND c.case_id = m.case_id
      LEFT JOIN failures_failure f
        ON f.project_id = c.project_id AND f.failure_id = c.failure_id
      LEFT JOIN failures_pattern p
        ON p.project_id = f.project_id AND p.pattern_id = f.pattern_id
      LEFT JOIN failures_cluster k
        ON k.project_id = p.project_id AND k.cluster_id = p.cluster_id
      WHERE m.project_id = :projectId AND m.version_id = :versionId
      ORDER BY m.ordinal
      LIMIT :limit
      """)
  List<TraitRow> ofVersion(@Binary16 UUID projectId, @Binary16 UUID versionId, int limit);
}
