package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code traces_dead_letter}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeadLetterRepository extends GenericRepository<DeadLetterRow, UUID> {
  @Query(
      """
      INSERT INTO traces_dead_letter (
        project_id, dead_letter_id, door, reason, body, body_sha256, size_bytes, received_at)
      VALUES (
        :projectId, :deadLetterId, :door, :reason, :body, :bodySha256, :sizeBytes, :receivedAt)
      """)
  void insert(DeadLetterRow row);

  @Query(
      """
      SELECT project_id, dead_letter_id, door, reason, body, body_sha256, size_bytes, received_at
      FROM traces_dead_letter
      WHERE project_id = :projectId AND dead_letter_id = :deadLetterId
      """)
  Optional<DeadLetterRow> find(UUID projectId, UUID deadLetterId);

  /** Without their bodies, newest first. */
  @Query(
      """
      SELECT
        project_id, dead_letter_id, door, reason, NULL AS body, body_sha256, size_bytes, received_at
      FROM traces_dead_letter
      WHERE project_id = :projectId AND dead_letter_id < :deadLetterId
      ORDER BY dead_letter_id DESC
      LIMIT :limit
      """)
  List<DeadLetterRow> before(UUID projectId, UUID deadLetterId, int limit);

  @Query("SELECT COUNT(*) FROM traces_dead_letter WHERE project_id = :projectId")
  long count(UUID projectId);
}
