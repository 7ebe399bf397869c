package dev.hansei.api.projects;

import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A project that a command on the installation's machine makes, with people of its own.
 *
 * @param people 1 to 20 who are nowhere yet; the first is admin beside what they are said to be
 */
public record OperatorProject(ProjectName name, List<Newcomer> people) {
  private static final int PEOPLE_MAX = 20;

  public OperatorProject {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(people, "people is null");
    if (people.isEmpty() || people.size() > PEOPLE_MAX) {
      throw new IllegalArgumentException("a project has 1 to 20 people of its own");
    }
    people = List.copyOf(people);
  }

  /** Somebody who comes to exist with the project. */
  public record Newcomer(String email, String displayName, Set<Role> roles) {
    public Newcomer {
      Objects.requireNonNull(email, "email is null");
      Objects.requireNonNull(displayName, "displayName is null");
      Objects.requireNonNull(roles, "roles is null");
      if (roles.isEmpty()) {
        throw new IllegalArgumentException("somebody has at least one role");
      }
      roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }
  }

  /**
   * What was made.
   *
   * @param tokens of the people, in their order; shown this once
   */
  public record Made(ProjectName name, List<String> tokens) implements ShownOnce {
    public Made {
      tokens = List.copyOf(tokens);
    }

    @Override
    public Made again() {
      return new Made(name, List.of());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Made[%s]".formatted(name);
    }
  }
}
