package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_idempotency_key}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IdempotencyKeyRepository extends GenericRepository<IdempotencyKeyRow, UUID> {
  /** The first answer stays. */
  @Query(
      """
      INSERT INTO projects_idempotency_key (project_id, person_id, idempotency_key, request_sha256,
        status, location, body, created_at)
      VALUES (:projectId, :personId, :idempotencyKey, :requestSha256,
        :status, :location, :body, :createdAt)
      ON DUPLICATE KEY UPDATE idempotency_key = VALUES(idempotency_key)
      """)
  void insertOrKeep(IdempotencyKeyRow row);

  @Query(
      """
      SELECT * FROM projects_idempotency_key
      WHERE project_id = :projectId AND person_id = :personId
        AND idempotency_key = :idempotencyKey AND created_at > :createdAt
      """)
  Optional<IdempotencyKeyRow> find(
      UUID projectId, UUID personId, String idempotencyKey, Instant createdAt);

  /** Makes room for the answer to what had begun. */
  @Query(
      """
      DELETE FROM projects_idempotency_key
      WHERE project_id = :projectId AND person_id = :personId
        AND idempotency_key = :idempotencyKey AND status = :begun
      """)
  void forget(UUID projectId, UUID personId, String idempotencyKey, int begun);

  /** Makes room where another request had begun and was not answered. */
  @Query(
      """
      DELETE FROM projects_idempotency_key
      WHERE project_id = :projectId AND person_id = :personId
        AND idempotency_key = :idempotencyKey AND status = :begun
        AND request_sha256 <> :requestSha256
      """)
  void forgetOthers(
      UUID projectId, UUID personId, String idempotencyKey, int begun, byte[] requestSha256);

  /** Makes room where a key has expired and nobody swept it away yet. */
  @Query(
      """
      DELETE FROM projects_idempotency_key
      WHERE project_id = :projectId AND person_id = :personId
        AND idempotency_key = :idempotencyKey AND created_at <= :createdAt
      """)
  void forgetExpired(UUID projectId, UUID personId, String idempotencyKey, Instant createdAt);

  @Query(
      """
      DELETE FROM projects_idempotency_key
      WHERE created_at <= :createdAt ORDER BY created_at LIMIT :limit
      """)
  int deleteUntil(Instant createdAt, int limit);
}
