package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_copy}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CopyRepository extends GenericRepository<CopyRow, UUID> {
  /** What is there stays. */
  @Query(
      """
      INSERT INTO traces_copy (project_id, trace_id, batch_sha256, user_hash)
      VALUES (:projectId, :traceId, :batchSha256, :userHash)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<CopyRow> rows);

  @Query(
      """
      SELECT * FROM traces_copy
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY trace_id, batch_sha256
      LIMIT :limit
      """)
  List<CopyRow> ofTraces(UUID projectId, @Expandable List<byte[]> traceIds, int limit);

  /** One row for each trace of a user that retention took, in the order of ids, after one. */
  @Query(
      """
      SELECT project_id, trace_id, MIN(batch_sha256) AS batch_sha256, user_hash
      FROM traces_copy
      WHERE project_id = :projectId AND user_hash = :userHash AND trace_id > UNHEX(:afterTrace)
      GROUP BY project_id, trace_id, user_hash
      ORDER BY trace_id
      LIMIT :limit
      """)
  List<CopyRow> ofUser(UUID projectId, String userHash, String afterTrace, int limit);

  /** Whose they are, before the traces' own rows go. */
  @Query(
      """
      UPDATE traces_copy
      JOIN traces_trace
        ON traces_trace.project_id = traces_copy.project_id
        AND traces_trace.trace_id = traces_copy.trace_id
      SET traces_copy.user_hash = traces_trace.user_hash
      WHERE traces_copy.project_id = :projectId AND traces_copy.trace_id IN (:traceIds)
        AND traces_trace.user_hash <> ''
      """)
  void nameUsers(UUID projectId, @Expandable List<byte[]> traceIds);

  /** The same lines of another object, which is fresh. */
  @Query(
      """
      UPDATE traces_copy SET batch_sha256 = :into
      WHERE project_id = :projectId AND batch_sha256 = :batchSha256
      """)
  void move(UUID projectId, Sha256 batchSha256, @Binary32 Sha256 into);

  @Query(
      """
      DELETE FROM traces_copy
      WHERE project_id = :projectId AND trace_id IN (:traceIds) AND batch_sha256 = :batchSha256
      """)
  void deleteInBatch(UUID projectId, @Expandable List<byte[]> traceIds, Sha256 batchSha256);

  @Query("DELETE FROM traces_copy WHERE project_id = :projectId AND batch_sha256 = :batchSha256")
  void deleteOfBatch(UUID projectId, Sha256 batchSha256);
}
