package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A token to make.
 *
 * @param name what it is for; 1 to 80 characters
 * @param roles at least one, of those that you hold
 * @param expiresAt from then on it opens nothing; never, when absent
 */
public record TokenRequest(String name, Set<Role> roles, Optional<Instant> expiresAt) {
  private static final int NAME_CHARS_MAX = 80;

  public TokenRequest {
    Objects.requireNonNull(name, "name is null");
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a token's name has 1 to 80 characters");
    }
    Objects.requireNonNull(roles, "roles is null");
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a token has at least one role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }
}
