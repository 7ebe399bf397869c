package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code failures_pattern}, without the vectors. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PatternRepository extends GenericRepository<PatternRow, UUID> {
  /** New ones, and what known ones count by now; text, cluster and vector of those stay. */
  @Query(
      """
      INSERT INTO failures_pattern (
        project_id, pattern_id, text_sha256, text, normal, severity, traces,
        first_failure, first_at, last_at, cluster_id, embedder, vector)
      VALUES (
        :projectId, :patternId, :textSha256, :text, :normal, :severity, :traces,
        :firstFailure, :firstAt, :lastAt, :clusterId, '', NULL)
      ON DUPLICATE KEY UPDATE
        severity = VALUES(severity),
        traces = VALUES(traces),
        first_at = VALUES(first_at),
        last_at = VALUES(last_at)
      """)
  void saveAll(List<PatternRow> rows);

  @Query(
      """
      SELECT * FROM failures_pattern
      WHERE project_id = :projectId AND text_sha256 IN (:texts)
      """)
  List<PatternRow> ofTexts(UUID projectId, @Expandable List<byte[]> texts);

  @Query(
      """
      SELECT * FROM failures_pattern
      WHERE project_id = :projectId AND pattern_id IN (:ids)
      ORDER BY pattern_id
      """)
  List<PatternRow> all(UUID projectId, @Expandable List<byte[]> ids);

  /** Heaviest first. */
  @Query(
      """
      SELECT * FROM failures_pattern
      WHERE project_id = :projectId AND cluster_id = :clusterId AND erased_at IS NULL
      ORDER BY traces DESC, pattern_id
      LIMIT :limit
      """)
  List<PatternRow> ofCluster(UUID projectId, UUID clusterId, int limit);

  /** Heaviest first. */
  @Query(
      """
      SELECT * FROM failures_pattern
      WHERE project_id = :projectId AND cluster_id IS NULL AND erased_at IS NULL
      ORDER BY traces DESC, pattern_id
      LIMIT :limit
      """)
  List<PatternRow> alone(UUID projectId, int limit);

  /** Those that belong to a mode and have their text, heaviest first. */
  @Query(
      """
      SELECT * FROM failures_pattern
      WHERE project_id = :projectId AND cluster_id IS NOT NULL AND erased_at IS NULL
      ORDER BY traces DESC, pattern_id
      LIMIT :limit
      """)
  List<PatternRow> sorted(UUID projectId, int limit);

  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM failures_pattern
        WHERE project_id = :projectId AND cluster_id IS NULL
        LIMIT :limit) alone
      """)
  long countAlone(@Binary16 UUID projectId, int limit);

  @Query(
      """
      SELECT COALESCE(SUM(traces), 0) FROM (
        SELECT traces FROM failures_pattern
        WHERE project_id = :projectId AND cluster_id IS NULL
        LIMIT :limit) alone
      """)
  long weightAlone(@Binary16 UUID projectId, int limit);

  @Query(
      """
      SELECT COALESCE(SUM(traces), 0) FROM failures_pattern
      WHERE project_id = :projectId AND cluster_id = :cluster
      """)
  long weightOf(UUID projectId, @Binary16 UUID cluster);

  /** Another failure's words take the place of its own; the vector is to be made anew. */
  @Query(
      """
      UPDATE failures_pattern
      SET text = :text, normal = :normal, text_sha256 = :textSha256,
        first_failure = :firstFailure, embedder = '', vector = NULL
      WHERE project_id = :projectId AND pattern_id = :patternId
      """)
  void retell(PatternRow row);

  @Query(
      """
      UPDATE failures_pattern SET cluster_id = :cluster
      WHERE project_id = :projectId AND pattern_id IN (:ids)
      """)
  void place(UUID projectId, @Binary16 UUID cluster, @Expandable List<byte[]> ids);

  @Query(
      """
      UPDATE failures_pattern SET cluster_id = :into
      WHERE project_id = :projectId AND cluster_id = :from
      """)
  void pour(UUID projectId, @Binary16 UUID from, @Binary16 UUID into);
}
