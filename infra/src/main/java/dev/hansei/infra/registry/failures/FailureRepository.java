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

/** Table {@code failures_failure}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FailureRepository extends GenericRepository<FailureRow, UUID> {
  @Query(
      """
      INSERT INTO failures_failure (
        project_id, failure_id, trace_id, collection_id, state, severity, has_case,
        question, texts, texts_sha256, found_at)
      VALUES (
        :projectId, :failureId, :traceId, :collectionId, :state, :severity, :hasCase,
        :question, :texts, :textsSha256, :foundAt)
      """)
  void insertAll(List<FailureRow> rows);

  /** What a later reading of the trace adds; state and first finding stay. */
  @Query(
      """
      UPDATE failures_failure
      SET severity = :severity, question = :question, texts = :texts,
        texts_sha256 = :textsSha256, erased_at = NULL
      WHERE project_id = :projectId AND failure_id = :failureId
      """)
  void update(FailureRow row);

  @Query(
      """
      SELECT * FROM failures_failure
      WHERE project_id = :projectId AND trace_id IN (:traceIds)
      ORDER BY failure_id
      """)
  List<FailureRow> ofTraces(UUID projectId, @Expandable List<byte[]> traceIds);

  @Query(
      """
      SELECT * FROM failures_failure
      WHERE project_id = :projectId AND failure_id = :failureId
      """)
  Optional<FailureRow> find(UUID projectId, UUID failureId);

  @Query(
      """
      SELECT * FROM failures_failure
      WHERE project_id = :projectId AND failure_id IN (:ids)
      ORDER BY failure_id
      """)
  List<FailureRow> all(UUID projectId, @Expandable List<byte[]> ids);

  /** Newest first. An empty state or reason does not filter. */
  @Query(
      """
      SELECT * FROM failures_failure
      WHERE project_id = :projectId AND failure_id < :failureId
        AND (:state = '' OR state = :state)
        AND (:reason = '' OR EXISTS (
          SELECT 1 FROM failures_reason
          WHERE failures_reason.project_id = failures_failure.project_id
            AND failures_reason.failure_id = failures_failure.failure_id
            AND failures_reason.reason = :reason))
      ORDER BY failure_id DESC
      LIMIT :limit
      """)
  List<FailureRow> before(UUID projectId, UUID failureId, String state, String reason, int limit);

  /** Failures of a cluster, newest first. */
  @Query(
      """
      SELECT failures_failure.* FROM failures_failure
      JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      WHERE failures_failure.project_id = :projectId
        AND failures_pattern.cluster_id = :cluster
        AND failures_failure.failure_id < :failureId
      ORDER BY failures_failure.failure_id DESC
      LIMIT :limit
      """)
  List<FailureRow> ofCluster(UUID projectId, @Binary16 UUID cluster, UUID failureId, int limit);

  /** Open ones of a cluster that have given no case, oldest first. */
  @Query(
      """
      SELECT failures_failure.* FROM failures_failure
      JOIN failures_pattern
        ON failures_pattern.project_id = failures_failure.project_id
        AND failures_pattern.pattern_id = failures_failure.pattern_id
      WHERE failures_failure.project_id = :projectId
        AND failures_pattern.cluster_id = :cluster
        AND failures_failure.state = 'OPEN' AND failures_failure.has_case = FALSE
      ORDER BY failures_failure.failure_id
      LIMIT :limit
      """)
  List<FailureRow> withoutCaseIn(UUID projectId, @Binary16 UUID cluster, int limit);

  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM failures_failure
        WHERE project_id = :projectId AND pattern_id IS NULL AND erased_at IS NULL
        LIMIT :limit) uncounted
      """)
  long countUncounted(@Binary16 UUID projectId, int limit);

  /** Open ones that have given no case, oldest first. */
  @Query(
      """
      SELECT * FROM failures_failure
      WHERE project_id = :projectId AND state = 'OPEN' AND has_case = FALSE
      ORDER BY failure_id
      LIMIT :limit
      """)
  List<FailureRow> withoutCase(UUID projectId, int limit);

  @Query(
      """
      UPDATE failures_failure SET state = :state
      WHERE project_id = :projectId AND failure_id = :failureId AND state <> :state
      """)
  int changeState(UUID projectId, UUID failureId, String state);

  @Query(
      """
      UPDATE failures_failure SET has_case = TRUE
      WHERE project_id = :projectId AND failure_id IN (:ids)
      """)
  void markHasCase(UUID projectId, @Expandable List<byte[]> ids);

  /** Looks no further than so many. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM failures_failure
        WHERE project_id = :projectId AND state = :state AND has_case = :hasCase
        LIMIT :limit) such
      """)
  long count(@Binary16 UUID projectId, String state, boolean hasCase, int limit);
}
