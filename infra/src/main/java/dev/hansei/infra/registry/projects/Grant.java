package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a token opens now.
 *
 * @param roles those of the token that the person still has; may be empty
 */
public record Grant(ProjectId projectId, PersonId personId, Set<Role> roles) {
  public Grant {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(personId, "personId is null");
    var copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    roles = Collections.unmodifiableSet(copy);
  }
}
