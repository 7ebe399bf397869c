package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_delivery}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeliveryRepository extends GenericRepository<DeliveryRow, UUID> {
  @Query(
      """
      INSERT INTO projects_delivery (project_id, webhook_id, event_id, state, attempts, next_at,
        tried_at, status, problem)
      VALUES (:projectId, :webhookId, :eventId, :state, :attempts, :nextAt, :triedAt, :status,
        :problem)
      """)
  void insert(DeliveryRow row);

  /** As if it had never been tried; but for when that was, by which a try under way is known. */
  @Query(
      """
      INSERT INTO projects_delivery (project_id, webhook_id, event_id, state, attempts, next_at,
        tried_at, status, problem)
      VALUES (:projectId, :webhookId, :eventId, :state, :attempts, :nextAt, :triedAt, :status,
        :problem)
      ON DUPLICATE KEY UPDATE state = VALUES(state), attempts = VALUES(attempts),
        next_at = VALUES(next_at), status = VALUES(status), problem = VALUES(problem)
      """)
  void insertOrAskAgain(DeliveryRow row);

  /** What is due first; what another process is taking now is passed over. */
  @Query(
      """
      SELECT * FROM projects_delivery
      WHERE project_id = :projectId AND webhook_id = :webhookId AND state = 'WAITING'
        AND next_at <= :now
      ORDER BY next_at, event_id LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  Optional<DeliveryRow> next(UUID projectId, UUID webhookId, Instant now);

  @Query(
      """
      UPDATE projects_delivery
      SET attempts = attempts + 1, tried_at = :now, next_at = :leaseEnd
      WHERE project_id = :projectId AND webhook_id = :webhookId AND event_id = :eventId
      """)
  void take(UUID projectId, UUID webhookId, UUID eventId, Instant now, Instant leaseEnd);

  /**
   * It has ended so; unless somebody else has it by now, who made another try, or it was asked for
   * again.
   */
  @Query(
      """
      UPDATE projects_delivery SET state = :state, status = :status, problem = :problem
      WHERE project_id = :projectId AND webhook_id = :webhookId AND event_id = :eventId
        AND attempts = :attempts AND tried_at = :triedAt AND state IN ('WAITING', 'HELD')
      """)
  void end(DeliveryRow row);

  /** It is tried again then; unless somebody else has it by now. */
  @Query(
      """
      UPDATE projects_delivery SET next_at = :nextAt, status = :status, problem = :problem
      WHERE project_id = :projectId AND webhook_id = :webhookId AND event_id = :eventId
        AND attempts = :attempts AND tried_at = :triedAt AND state IN ('WAITING', 'HELD')
      """)
  void again(DeliveryRow row);

  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM projects_delivery
        WHERE project_id = :projectId AND webhook_id = :webhookId AND state = :state
        LIMIT :limit) deliveries
      """)
  long count(UUID projectId, UUID webhookId, String state, int limit);

  /** What would be tried sooner is tried then. */
  @Query(
      """
      UPDATE projects_delivery SET next_at = :nextAt
      WHERE project_id = :projectId AND webhook_id = :webhookId AND state = 'WAITING'
        AND next_at < :nextAt
      """)
  void defer(UUID projectId, UUID webhookId, Instant nextAt);

  @Query(
      """
      UPDATE projects_delivery SET state = 'HELD'
      WHERE project_id = :projectId AND webhook_id = :webhookId AND state = 'WAITING'
      """)
  void hold(UUID projectId, UUID webhookId);

  @Query(
      """
      UPDATE projects_delivery SET state = 'WAITING', next_at = :nextAt
      WHERE project_id = :projectId AND webhook_id = :webhookId AND state = 'HELD'
      """)
  void release(UUID projectId, UUID webhookId, Instant nextAt);

  @Query(
      """
      UPDATE projects_delivery SET state = 'DEAD'
      WHERE project_id = :projectId AND webhook_id = :webhookId AND state IN ('WAITING', 'HELD')
      """)
  void bury(UUID projectId, UUID webhookId);

  @Query(
      """
      DELETE FROM projects_delivery
      WHERE project_id = :projectId AND webhook_id = :webhookId
      """)
  void deleteOfWebhook(UUID projectId, UUID webhookId);

  @Query(
      """
      DELETE FROM projects_delivery WHERE project_id = :projectId AND event_id = :eventId
      """)
  void deleteOfEvent(UUID projectId, UUID eventId);
}
