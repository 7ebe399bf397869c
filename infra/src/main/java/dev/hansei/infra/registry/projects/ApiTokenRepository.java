package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_api_token}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ApiTokenRepository extends GenericRepository<ApiTokenRow, UUID> {
  @Query(
      """
      INSERT INTO projects_api_token (id, project_id, person_id, name, roles, secret_sha256,
        created_at, expires_at, revoked_at, last_used_at)
      VALUES (:id, :projectId, :personId, :name, :roles, :secretSha256,
        :createdAt, :expiresAt, :revokedAt, :lastUsedAt)
      """)
  void insert(ApiTokenRow row);

  @Query(
      """
      SELECT * FROM projects_api_token WHERE secret_sha256 = :secretSha256
      """)
  Optional<ApiTokenRow> findBySecret(byte[] secretSha256);

  @Query(
      """
      SELECT * FROM projects_api_token
      WHERE project_id = :projectId AND id < :id
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<ApiTokenRow> before(UUID projectId, UUID id, int limit);

  @Query(
      """
      UPDATE projects_api_token SET revoked_at = :revokedAt
      WHERE project_id = :projectId AND id = :id AND revoked_at IS NULL
      """)
  long revoke(UUID projectId, UUID id, Instant revokedAt);

  /** Only forward: of two uses at once the later stays. */
  @Query(
      """
      UPDATE projects_api_token SET last_used_at = :now
      WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :now)
      """)
  void used(UUID id, Instant now);

  @Query("SELECT COUNT(*) FROM projects_api_token WHERE project_id = :projectId AND id = :id")
  long count(UUID projectId, UUID id);
}
