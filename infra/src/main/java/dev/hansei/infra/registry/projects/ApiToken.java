package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A key by which a program acts in a project, without its secret.
 *
 * @param personId in whose name it acts
 * @param name what it is for; 1 to 80 characters
 * @param roles at least one; they count only as far as the person has them too
 * @param revokedAt from then on it opens nothing
 * @param lastUsedAt to the minute or so; empty where it never was
 */
public record ApiToken(
    TokenId id,
    PersonId personId,
    String name,
    Set<Role> roles,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {
  private static final int NAME_CHARS_MAX = 80;

  public ApiToken {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(personId, "personId is null");
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a token's name has 1 to 80 characters");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a token has at least one role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(expiresAt, "expiresAt is null");
    Objects.requireNonNull(revokedAt, "revokedAt is null");
    Objects.requireNonNull(lastUsedAt, "lastUsedAt is null");
  }
}
