package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_cluster}, without the vectors. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ClusterRepository extends GenericRepository<ClusterRow, UUID> {
  @Query(
      """
      SELECT * FROM failures_cluster
      WHERE project_id = :projectId AND cluster_id = :clusterId
      """)
  Optional<ClusterRow> find(UUID projectId, UUID clusterId);

  @Query(
      """
      SELECT * FROM failures_cluster
      WHERE project_id = :projectId AND cluster_id = :clusterId
      FOR UPDATE
      """)
  Optional<ClusterRow> lock(UUID projectId, UUID clusterId);

  /** Those that have patterns, heaviest first, after a place in that order. */
  @Query(
      """
      SELECT * FROM failures_cluster
      WHERE project_id = :projectId AND patterns > 0
        AND (:state = '' OR state = :state)
        AND (traces < :traces OR (traces = :traces AND cluster_id > :clusterId))
      ORDER BY traces DESC, cluster_id
      LIMIT :limit
      """)
  List<ClusterRow> heaviest(
      UUID projectId, String state, int traces, UUID clusterId, int limit);

  @Query(
      """
      SELECT COUNT(*) FROM failures_cluster
      WHERE project_id = :projectId AND patterns > 0 AND state = :state
      """)
  long count(UUID projectId, String state);

  @Query(
      """
      UPDATE failures_cluster
      SET name = :name, named_by = :namedBy, state = :state, severity = :severity,
        traces = :traces, patterns = :patterns, first_at = :firstAt, last_at = :lastAt,
        moved_at = :movedAt, fixed_name = :fixedName, fixed_version = :fixedVersion,
        back_name = :backName, back_version = :backVersion, back_trace = :backTrace,
        dismissed_traces = :dismissedTraces, growth = :growth, map_x = :mapX, map_y = :mapY
      WHERE project_id = :projectId AND cluster_id = :clusterId
      """)
  void updateAll(List<ClusterRow> rows);
}
