package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_queue}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface QueueRepository extends GenericRepository<QueueRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_queue (project_id, queue_id, name, criterion_id, input, rubric,
        reviewers, state, planned, for_all, late_step, late_at, agreement, failure_code,
        created_at, deadline, ended_at)
      VALUES (:projectId, :queueId, :name, :criterionId, :input, :rubric,
        :reviewers, :state, :planned, :forAll, :lateStep, :lateAt, :agreement, :failureCode,
        :createdAt, :deadline, :endedAt)
      """)
  void insert(QueueRow row);

  @Query(
      """
      SELECT * FROM annotations_queue WHERE project_id = :projectId AND queue_id = :queueId
      """)
  Optional<QueueRow> find(UUID projectId, UUID queueId);

  @Query(
      """
      SELECT * FROM annotations_queue
      WHERE project_id = :projectId AND queue_id = :queueId FOR UPDATE
      """)
  Optional<QueueRow> lock(UUID projectId, UUID queueId);

  /** Lets others read and label too, but nobody close it until this transaction ends. */
  @Query(
      """
      SELECT * FROM annotations_queue
      WHERE project_id = :projectId AND queue_id = :queueId LOCK IN SHARE MODE
      """)
  Optional<QueueRow> hold(UUID projectId, UUID queueId);

  @Query(
      """
      UPDATE annotations_queue
      SET state = :state, planned = :planned, deadline = :deadline
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void publish(UUID projectId, UUID queueId, String state, int planned, Instant deadline);

  /** A task has left the plan; within the transaction that takes it out. */
  @Query(
      """
      UPDATE annotations_queue SET planned = planned - 1
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void planOneLess(UUID projectId, UUID queueId);

  @Query(
      """
      UPDATE annotations_queue SET state = :state, ended_at = :endedAt
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void setState(
      UUID projectId,
      UUID queueId,
      String state,
      @io.micronaut.core.annotation.Nullable Instant endedAt);

  @Query(
      """
      UPDATE annotations_queue
      SET state = 'FAILED', failure_code = :failureCode, ended_at = :endedAt
      WHERE project_id = :projectId AND queue_id = :queueId
        AND state NOT IN ('CLOSED', 'CANCELLED', 'FAILED')
      """)
  void fail(UUID projectId, UUID queueId, String failureCode, Instant endedAt);

  @Query(
      """
      UPDATE annotations_queue
      SET late_step = :lateStep, late_at = :lateAt, for_all = :forAll, state = :state
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void setLate(QueueRow row);

  @Query(
      """
      UPDATE annotations_queue SET agreement = :agreement
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void setAgreement(UUID projectId, UUID queueId, String agreement);

  /** Those that take labels or are about to, oldest first. */
  @Query(
      """
      SELECT * FROM annotations_queue
      WHERE project_id = :projectId AND state IN ('PREPARING', 'OPEN', 'OVERDUE')
        AND queue_id > :after
      ORDER BY queue_id LIMIT :limit
      """)
  List<QueueRow> going(UUID projectId, @Binary16 UUID after, int limit);

  /** {@code only}: empty for all, or {@code OPEN} for those that take labels. */
  @Query(
      """
      SELECT * FROM annotations_queue
      WHERE project_id = :projectId AND queue_id < :before
        AND (:only = '' OR state IN ('OPEN', 'OVERDUE'))
      ORDER BY queue_id DESC LIMIT :limit
      """)
  List<QueueRow> before(UUID projectId, String only, @Binary16 UUID before, int limit);
}
