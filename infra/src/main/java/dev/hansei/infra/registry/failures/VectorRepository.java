package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The vectors of {@code failures_pattern}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VectorRepository extends GenericRepository<VectorRow, UUID> {
  /** Heaviest first. */
  @Query(
      """
      SELECT project_id, pattern_id, traces, text, cluster_id, embedder,
        COALESCE(vector, '') AS vector
      FROM failures_pattern
      WHERE project_id = :projectId AND embedder = :embedder
      ORDER BY traces DESC, pattern_id
      LIMIT :limit
      """)
  List<VectorRow> heaviest(UUID projectId, String embedder, int limit);

  /** Those without a vector of that model, heaviest first. */
  @Query(
      """
      SELECT project_id, pattern_id, traces, text, cluster_id, embedder,
        COALESCE(vector, '') AS vector
      FROM failures_pattern
      WHERE project_id = :projectId AND embedder <> :embedder AND erased_at IS NULL
      ORDER BY traces DESC, pattern_id
      LIMIT :limit
      """)
  List<VectorRow> without(UUID projectId, String embedder, int limit);

  @Query(
      """
      UPDATE failures_pattern SET embedder = :embedder, vector = :vector
      WHERE project_id = :projectId AND pattern_id = :patternId AND erased_at IS NULL
      """)
  void save(UUID projectId, UUID patternId, String embedder, byte[] vector);
}
