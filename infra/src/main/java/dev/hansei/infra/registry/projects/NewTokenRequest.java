package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a token shall be.
 *
 * @param personId in whose name it acts
 * @param name what it is for; 1 to 80 characters
 * @param roles at least one, of those that the person has
 */
public record NewTokenRequest(
    PersonId personId, String name, Set<Role> roles, Optional<Instant> expiresAt) {
  public NewTokenRequest {
    Objects.requireNonNull(personId, "personId is null");
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a token's name has 1 to 80 characters");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a token has at least one role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }
}
