package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One member of a project.
 *
 * @param mayLink whether the viewer may make a sign-in link in their name
 */
public record PersonPage(Frame frame, Person person, Set<Role> roles, boolean mayLink) {
  public PersonPage {
    roles = Set.copyOf(roles);
  }

  /** Their roles, in the order of {@link Role}. */
  public List<Role> inOrder() {
    return List.copyOf(EnumSet.copyOf(roles));
  }

  /** Whether the viewer looks at themselves. */
  public boolean isViewer() {
    return frame.viewer().id().equals(person.id());
  }
}
