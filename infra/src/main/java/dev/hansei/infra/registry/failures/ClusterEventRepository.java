package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_cluster_event}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ClusterEventRepository extends GenericRepository<ClusterEventRow, UUID> {
  @Query(
      """
      INSERT INTO failures_cluster_event (
        project_id, event_id, cluster_id, kind, from_state, to_state, other_cluster,
        prompt_name, prompt_version, trace_id, traces, actor, happened_at)
      VALUES (
        :projectId, :eventId, :clusterId, :kind, :fromState, :toState, :otherCluster,
        :promptName, :promptVersion, :traceId, :traces, :actor, :happenedAt)
      """)
  void insertAll(List<ClusterEventRow> rows);

  /** Newest first. */
  @Query(
      """
      SELECT * FROM failures_cluster_event
      WHERE project_id = :projectId AND cluster_id = :clusterId
      ORDER BY event_id DESC
      LIMIT :limit
      """)
  List<ClusterEventRow> of(UUID projectId, UUID clusterId, int limit);

  /** How it went into another; empty where it did not. */
  @Query(
      """
      SELECT * FROM failures_cluster_event
      WHERE project_id = :projectId AND cluster_id = :clusterId AND kind = 'MERGED'
      ORDER BY event_id DESC
      LIMIT 1
      """)
  Optional<ClusterEventRow> lastMerge(UUID projectId, UUID clusterId);

  /** The same of many; those that went into no other are left out. */
  @Query(
      """
      SELECT e.* FROM failures_cluster_event e
      WHERE e.project_id = :projectId AND e.cluster_id IN (:clusterIds) AND e.kind = 'MERGED'
        AND NOT EXISTS (
          SELECT 1 FROM failures_cluster_event later
          WHERE later.project_id = e.project_id AND later.cluster_id = e.cluster_id
            AND later.kind = 'MERGED' AND later.event_id > e.event_id)
      """)
  List<ClusterEventRow> lastMerges(UUID projectId, @Expandable List<byte[]> clusterIds);
}
