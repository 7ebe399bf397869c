package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_cluster}. */
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
      WHERE project_id = :projectId AND cluster_id IN (:clusterIds)
      """)
  List<ClusterRow> all(UUID projectId, @Expandable List<byte[]> clusterIds);

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
        AND state IN (:states)
        AND (traces < :traces OR (traces = :traces AND cluster_id > :clusterId))
      ORDER BY traces DESC, cluster_id
      LIMIT :limit
      """)
  List<ClusterRow> heaviest(
      UUID projectId, @Expandable List<String> states, int traces, UUID clusterId, int limit);

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
  void save(ClusterRow row);

  @Query(
      """
      INSERT INTO failures_cluster (
        project_id, cluster_id, name, named_by, state, severity, traces, patterns, first_at,
        last_at, opened_at, moved_at, fixed_name, fixed_version, back_name, back_version,
        back_trace, dismissed_traces, growth, map_x, map_y)
      VALUES (
        :projectId, :clusterId, :name, :namedBy, :state, :severity, :traces, :patterns, :firstAt,
        :lastAt, :movedAt, :movedAt, :fixedName, :fixedVersion, :backName, :backVersion,
        :backTrace, :dismissedTraces, :growth, :mapX, :mapY)
      """)
  void insertAll(List<ClusterRow> rows);

  /**
   * Those somebody waits for that are named so and have words. First those that no model was asked
   * about, heaviest first, then those that were asked about longest ago; without those of which
   * that model said so often nothing of use that it is not asked again.
   */
  @Query(
      """
      SELECT failures_cluster.* FROM failures_cluster
      LEFT JOIN failures_named
        ON failures_named.project_id = failures_cluster.project_id
        AND failures_named.cluster_id = failures_cluster.cluster_id
      WHERE failures_cluster.project_id = :projectId AND failures_cluster.patterns > 0
        AND failures_cluster.named_by = :namedBy
        AND failures_cluster.state IN ('OPEN', 'REOPENED', 'IN_SUITE')
        AND (failures_named.tries IS NULL OR failures_named.tries < :triesMax
          OR failures_named.model <> :model
          OR failures_named.patterns <> failures_cluster.patterns)
        AND EXISTS (
          SELECT 1 FROM failures_pattern
          WHERE failures_pattern.project_id = failures_cluster.project_id
            AND failures_pattern.cluster_id = failures_cluster.cluster_id
            AND failures_pattern.erased_at IS NULL)
      ORDER BY failures_named.tried_at, failures_cluster.traces DESC, failures_cluster.cluster_id
      LIMIT :limit
      """)
  List<ClusterRow> namedByWords(
      @Binary16 UUID projectId, String namedBy, String model, int triesMax, int limit);

  /** Those that have patterns, oldest first. */
  @Query(
      """
      SELECT * FROM failures_cluster
      WHERE project_id = :projectId AND patterns > 0
      ORDER BY cluster_id
      LIMIT :limit
      """)
  List<ClusterRow> living(UUID projectId, int limit);

  /** Those that went into others and have a name of another origin. */
  @Query(
      """
      SELECT * FROM failures_cluster
      WHERE project_id = :projectId AND patterns = 0 AND named_by <> :namedBy
      ORDER BY cluster_id
      LIMIT :limit
      """)
  List<ClusterRow> emptied(UUID projectId, String namedBy, int limit);

  /** Sums up what the patterns count by now; a cluster without any keeps its dates. */
  @Query(
      """
      UPDATE failures_cluster SET
        patterns = (
          SELECT COUNT(*) FROM failures_pattern
          WHERE failures_pattern.project_id = failures_cluster.project_id
            AND failures_pattern.cluster_id = failures_cluster.cluster_id),
        traces = (
          SELECT COALESCE(SUM(failures_pattern.traces), 0) FROM failures_pattern
          WHERE failures_pattern.project_id = failures_cluster.project_id
            AND failures_pattern.cluster_id = failures_cluster.cluster_id),
        first_at = COALESCE((
          SELECT MIN(failures_pattern.first_at) FROM failures_pattern
          WHERE failures_pattern.project_id = failures_cluster.project_id
            AND failures_pattern.cluster_id = failures_cluster.cluster_id), first_at),
        last_at = COALESCE((
          SELECT MAX(failures_pattern.last_at) FROM failures_pattern
          WHERE failures_pattern.project_id = failures_cluster.project_id
            AND failures_pattern.cluster_id = failures_cluster.cluster_id), last_at),
        severity = COALESCE((
          SELECT ELT(MAX(FIELD(failures_pattern.severity, 'LOW', 'MEDIUM', 'HIGH')),
            'LOW', 'MEDIUM', 'HIGH')
          FROM failures_pattern
          WHERE failures_pattern.project_id = failures_cluster.project_id
            AND failures_pattern.cluster_id = failures_cluster.cluster_id), severity)
      WHERE project_id = :projectId
      """)
  void sumUp(UUID projectId);

  @Query(
      """
      UPDATE failures_cluster SET map_x = :mapX, map_y = :mapY
      WHERE project_id = :projectId AND cluster_id = :clusterId
      """)
  void putOnMap(UUID projectId, UUID clusterId, double mapX, double mapY);
}
