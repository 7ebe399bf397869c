package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.ApiToken;
import dev.hansei.infra.registry.projects.NewToken;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token.
 *
 * @param personId in whose name it acts
 * @param lastUsedAt to the minute or so; absent where it never was
 * @param secret {@code hsi_…}; in the answer that made it only
 */
@Schema(name = "Token")
public record TokenResource(
    TokenId id,
    PersonId personId,
    String name,
    Set<Role> roles,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt,
    Optional<String> secret)
    implements ShownOnce {
  static TokenResource of(ApiToken token) {
    return new TokenResource(
        token.id(),
        token.personId(),
        token.name(),
        token.roles(),
        token.createdAt(),
        token.expiresAt(),
        token.revokedAt(),
        token.lastUsedAt(),
        Optional.empty());
  }

  static TokenResource of(NewToken made, NewTokenRequest wanted, Instant now) {
    return new TokenResource(
        made.id(),
        wanted.personId(),
        wanted.name(),
        wanted.roles(),
        now,
        wanted.expiresAt(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(made.secret()));
  }

  @Override
  public TokenResource again() {
    return new TokenResource(
        id, personId, name, roles, createdAt, expiresAt, revokedAt, lastUsedAt, Optional.empty());
  }
}
