package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_pending}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PendingRepository extends GenericRepository<PendingRow, UUID> {
  @Query(
      """
      INSERT INTO traces_pending (project_id, trace_id, revision, changed_at)
      VALUES (:projectId, :traceId, :revision, :changedAt)
      ON DUPLICATE KEY UPDATE revision = VALUES(revision), changed_at = VALUES(changed_at)
      """)
  void upsertAll(List<PendingRow> rows);

  @Query(
      """
      SELECT * FROM traces_pending
      WHERE project_id = :projectId
      ORDER BY changed_at, trace_id
      LIMIT :limit
      """)
  List<PendingRow> oldest(UUID projectId, int limit);

  @Query(
      """
      DELETE FROM traces_pending
      WHERE project_id = :projectId AND trace_id IN (:traceIds) AND revision = :revision
      """)
  void deleteAll(UUID projectId, @Expandable List<byte[]> traceIds, long revision);

  @Query("DELETE FROM traces_pending WHERE project_id = :projectId AND trace_id IN (:traceIds)")
  int deleteOfTraces(UUID projectId, @Expandable List<byte[]> traceIds);

  /** The next traces after one, in the order of ids; all that have spans. */
  @Query(
      """
      INSERT INTO traces_pending (project_id, trace_id, revision, changed_at)
      SELECT project_id, trace_id, revision, :now
      FROM traces_trace
      WHERE project_id = :projectId AND trace_id > :after AND trace_id <= :upTo
        AND span_count > 0
      ON DUPLICATE KEY UPDATE revision = VALUES(revision)
      """)
  void insertBetween(UUID projectId, byte[] after, byte[] upTo, Instant now);

  /** Looks no further than so many. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM traces_pending WHERE project_id = :projectId LIMIT :limit) waiting
      """)
  long count(@Binary16 UUID projectId, int limit);
}
