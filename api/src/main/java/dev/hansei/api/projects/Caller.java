package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls a route of a project, after the check that they may. A controller's method takes it as
 * a parameter. (A {@code Principal}, so that the framework takes it for no part of the request.)
 *
 * @param roles what the caller holds in this project; with a token, no more than the token has
 * @param csrf what forms of the page send back; empty with a token
 */
public record Caller(Project project, PersonId personId, Set<Role> roles, String csrf)
    implements Principal {
  public Caller {
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(personId, "personId is null");
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a caller has a role in the project");
    }
    roles = EnumSet.copyOf(roles);
    Objects.requireNonNull(csrf, "csrf is null");
  }

  /** Who was let in to a route of a project; nobody where the route is of none. */
  public static Optional<Caller> of(HttpRequest<?> request) {
    return request.getAttribute(Access.CALLER, Caller.class);
  }

  /** The project's id. */
  public ProjectId projectId() {
    return project.id();
  }

  /** As the audit log names them. */
  public Actor actor() {
    return new Actor.ByPerson(personId);
  }

  /** Whether they hold a role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The address of a resource of this project: {@code path} starts with a slash. */
  public URI api(String path) {
    return URI.create("/api/v1/projects/" + project.name() + path);
  }

  @Override
  public String getName() {
    return personId.toString();
  }
}
