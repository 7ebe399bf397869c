package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code suites_suite}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SuiteRepository extends GenericRepository<SuiteRow, UUID> {
  @Query(
      """
      INSERT INTO suites_suite (project_id, suite_id, name, number, dataset_id, assertions,
        content_sha256, created_at)
      VALUES (:projectId, :suiteId, :name, :number, :datasetId, :assertions, :contentSha256,
        :createdAt)
      """)
  void insert(SuiteRow row);

  @Query(
      """
      SELECT * FROM suites_suite
      WHERE project_id = :projectId AND name = :name
      ORDER BY number DESC LIMIT 1
      """)
  Optional<SuiteRow> newest(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM suites_suite
      WHERE project_id = :projectId AND name = :name AND content_sha256 = :contentSha256
      """)
  Optional<SuiteRow> ofContent(UUID projectId, String name, @Binary32 Sha256 contentSha256);

  @Query("SELECT * FROM suites_suite WHERE project_id = :projectId AND suite_id = :suiteId")
  Optional<SuiteRow> find(UUID projectId, UUID suiteId);

  @Query(
      """
      SELECT * FROM suites_suite
      WHERE project_id = :projectId AND suite_id < :before
      ORDER BY suite_id DESC LIMIT :limit
      """)
  List<SuiteRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
