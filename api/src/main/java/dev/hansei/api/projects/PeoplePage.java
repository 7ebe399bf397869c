package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.projects.Member;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Optional;

/**
 * The people of a project.
 *
 * @param isWhole whether these are all there are
 */
public record PeoplePage(
    Frame frame, List<Member> members, boolean isWhole, Optional<String> next) {
  public PeoplePage {
    members = List.copyOf(members);
  }

  /** How many of those shown hold a role. */
  public long with(Role role) {
    return members.stream().filter(member -> member.roles().contains(role)).count();
  }
}
