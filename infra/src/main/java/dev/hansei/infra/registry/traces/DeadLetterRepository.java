package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code traces_dead_letter}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeadLetterRepository extends GenericRepository<DeadLetterRow, UUID> {
  @Query(
      """
      INSERT INTO traces_dead_letter (
        project_id, dead_letter_id, door, reason, body, body_sha256, key_id, nonce, size_bytes,
        received_at)
      VALUES (
        :projectId, :deadLetterId, :door, :reason, :body, :bodySha256, :keyId, :nonce, :sizeBytes,
        :receivedAt)
      """)
  void insert(DeadLetterRow row);

  @Query(
      """
      SELECT * FROM traces_dead_letter
      WHERE project_id = :projectId AND dead_letter_id = :deadLetterId
        AND received_at > :receivedAt
      """)
  Optional<DeadLetterRow> find(UUID projectId, UUID deadLetterId, Instant receivedAt);

  /** Without their bodies, newest first. */
  @Query(
      """
      SELECT project_id, dead_letter_id, door, reason, '' AS body, body_sha256, key_id, nonce,
        size_bytes, received_at
      FROM traces_dead_letter
      WHERE project_id = :projectId AND dead_letter_id < :deadLetterId
        AND received_at > :receivedAt
      ORDER BY dead_letter_id DESC
      LIMIT :limit
      """)
  List<DeadLetterRow> before(UUID projectId, UUID deadLetterId, Instant receivedAt, int limit);

  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT 1 FROM traces_dead_letter
        WHERE project_id = :projectId AND received_at > :receivedAt
        LIMIT :limit) letters
      """)
  long count(@Binary16 UUID projectId, Instant receivedAt, int limit);

  /** Of all projects, without their bodies, oldest first. */
  @Query(
      """
      SELECT project_id, dead_letter_id, door, reason, '' AS body, body_sha256, key_id, nonce,
        size_bytes, received_at
      FROM traces_dead_letter
      WHERE received_at <= :receivedAt
      ORDER BY received_at
      LIMIT :limit
      """)
  List<DeadLetterRow> until(Instant receivedAt, int limit);

  @Query(
      """
      DELETE FROM traces_dead_letter
      WHERE project_id = :projectId AND dead_letter_id = :deadLetterId
      """)
  int delete(UUID projectId, UUID deadLetterId);
}
