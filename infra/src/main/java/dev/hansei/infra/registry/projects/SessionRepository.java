package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_session}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SessionRepository extends GenericRepository<SessionRow, byte[]> {
  @Query(
      """
      INSERT INTO projects_session (secret_sha256, person_id, csrf, opened_at, expires_at)
      VALUES (:secretSha256, :personId, :csrf, :openedAt, :expiresAt)
      """)
  void insert(SessionRow row);

  @Query(
      """
      SELECT * FROM projects_session WHERE secret_sha256 = :secretSha256
      """)
  Optional<SessionRow> find(byte[] secretSha256);

  @Query("DELETE FROM projects_session WHERE secret_sha256 = :secretSha256")
  void delete(byte[] secretSha256);

  @Query("DELETE FROM projects_session WHERE person_id = :personId")
  void deleteOf(UUID personId);

  @Query("DELETE FROM projects_session WHERE expires_at < :now ORDER BY expires_at LIMIT :limit")
  int deleteExpired(Instant now, int limit);
}
