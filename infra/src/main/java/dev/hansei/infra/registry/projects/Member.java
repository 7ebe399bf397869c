package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A person and what they may do in a project, in the order of the roles. */
public record Member(Person person, Set<Role> roles) {
  public Member {
    Objects.requireNonNull(person, "person is null");
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a member has at least one role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }
}
