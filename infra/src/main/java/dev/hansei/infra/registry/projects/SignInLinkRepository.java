package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Statements on {@code projects_sign_in_link}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SignInLinkRepository extends GenericRepository<SignInLinkRow, byte[]> {
  @Query(
      """
      INSERT INTO projects_sign_in_link (secret_sha256, person_id, expires_at, used_at)
      VALUES (:secretSha256, :personId, :expiresAt, :usedAt)
      """)
  void insert(SignInLinkRow row);

  /** Of two who use a link at once, one changes the row. */
  @Query(
      """
      UPDATE projects_sign_in_link SET used_at = :usedAt
      WHERE secret_sha256 = :secretSha256 AND used_at IS NULL AND expires_at > :usedAt
      """)
  long use(byte[] secretSha256, Instant usedAt);

  @Query(
      """
      SELECT * FROM projects_sign_in_link WHERE secret_sha256 = :secretSha256
      """)
  Optional<SignInLinkRow> find(byte[] secretSha256);

  @Query(
      "DELETE FROM projects_sign_in_link WHERE expires_at < :now ORDER BY expires_at LIMIT :limit")
  int deleteExpired(Instant now, int limit);
}
