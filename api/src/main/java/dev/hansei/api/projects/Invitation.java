package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Whom to invite.
 *
 * @param email where nothing is sent: you hand the link over yourself
 * @param roles at least one
 */
public record Invitation(String email, String displayName, Set<Role> roles) {
  public Invitation {
    Objects.requireNonNull(email, "email is null");
    Objects.requireNonNull(displayName, "displayName is null");
    Objects.requireNonNull(roles, "roles is null");
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an invited person gets at least one role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }
}
