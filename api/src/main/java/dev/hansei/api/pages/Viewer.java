package dev.hansei.api.pages;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Who looks at a page, and what they may do in its project. */
public record Viewer(PersonId id, String name, Set<Role> roles) {
  public Viewer {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(name, "name is null");
    roles = Set.copyOf(roles);
  }

  /** Whether they hold a role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Their roles in words, in the order of {@link Role}. */
  public String roleWords() {
    if (roles.isEmpty()) {
      return "no role";
    }
    return String.join(", ", EnumSet.copyOf(roles).stream().map(Names::words).toList());
  }
}
