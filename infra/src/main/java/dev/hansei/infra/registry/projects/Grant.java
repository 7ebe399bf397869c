package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a token opens now.
 *
 * @param roles those of the token that the person still has; may be empty
 * @param expiresAt from then on it opens nothing; absent where it has no end
 */
public record Grant(
    ProjectId projectId, PersonId personId, Set<Role> roles, Optional<Instant> expiresAt) {
  public Grant {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(personId, "personId is null");
    var copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    roles = Collections.unmodifiableSet(copy);
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }

  /** Of a token without an end. */
  public Grant(ProjectId projectId, PersonId personId, Set<Role> roles) {
    this(projectId, personId, roles, Optional.empty());
  }

  /** Whether it opens anything then, as far as its end is concerned. */
  public boolean opensAt(Instant moment) {
    return expiresAt.filter(end -> !end.isAfter(moment)).isEmpty();
  }
}
