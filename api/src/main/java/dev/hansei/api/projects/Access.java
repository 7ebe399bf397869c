package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.projects.LiveGrant;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.projects.Session;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may enter a route of a project. Asks the registry, so it blocks, but
 * for what is remembered with a token.
 */
@Singleton
final class Access {
  /** The path variable that names the project. */
  static final String PROJECT = "project";

  /** Where the caller waits for {@link CallerBinder}. */
  static final String CALLER = "hansei.caller";

  private final Projects projects;
  private final People people;

  Access(Projects projects, People people) {
    this.projects = projects;
    this.people = people;
  }

  /** Whether all that decides is remembered with the token, so that nobody needs to be asked. */
  static boolean isRemembered(RouteMatch<?> route, Optional<SignedIn> asking) {
    return asking
        .flatMap(SignedIn::remembered)
        .filter(token -> isOf(token, route.getVariableValues().get(PROJECT)))
        .isPresent();
  }

  private static boolean isOf(LiveGrant token, @Nullable Object project) {
    return project == null || token.project().name().value().equals(project.toString());
  }

  /**
   * Lets the caller in and keeps who they are with the request.
   *
   * @throws ApiException 401, 403 or 404
   */
  void admit(HttpRequest<?> request, RouteMatch<?> route, Optional<SignedIn> asking) {
    var signedIn = asking.orElseThrow(Access::nobody);
    var project = projectOf(route, signedIn);
    var roles = rolesOf(project.id(), signedIn);
    if (roles.isEmpty()) {
      throw ApiProblem.notFound("project", project.name()).raise();
    }
    var allowed = AllowedRoles.of(route.getAnnotationMetadata()).orElseThrow();
    if (!allowed.isEmpty() && allowed.stream().noneMatch(roles::contains)) {
      throw ApiProblem.roleNeeded(allowed).raise();
    }
    var csrf = signedIn.session().map(Session::csrf).orElse("");
    request.setAttribute(CALLER, new Caller(project, signedIn.personId(), roles, csrf));
  }

  private Project projectOf(RouteMatch<?> route, SignedIn signedIn) {
    Object name = route.getVariableValues().get(PROJECT);
    var remembered = signedIn.remembered().filter(token -> isOf(token, name));
    if (remembered.isPresent()) {
      return remembered.get().project();
    }
    if (name == null) {
      return projects.require(signedIn.grant().orElseThrow(Access::tokenNeeded).projectId());
    }
    return named(name.toString()).orElseThrow(() -> ApiProblem.notFound("project", name).raise());
  }

  private Optional<Project> named(String name) {
    try {
      return projects.find(new ProjectName(name));
    } catch (IllegalArgumentException _) {
      // No project can have such a name, so there is none.
      return Optional.empty();
    }
  }

  /**
   * What a person has; with a token, what both the token and its maker have, in its project only.
   */
  private Set<Role> rolesOf(ProjectId project, SignedIn signedIn) {
    var grant = signedIn.grant();
    if (grant.isPresent() && !grant.get().projectId().equals(project)) {
      return Set.of();
    }
    if (signedIn.remembered().isPresent()) {
      // Those of the person were looked up with the token.
      return signedIn.remembered().get().grant().roles();
    }
    var roles = EnumSet.noneOf(Role.class);
    roles.addAll(people.rolesOf(project, signedIn.personId()));
    grant.ifPresent(it -> roles.retainAll(it.roles()));
    return roles;
  }

  private static ApiException nobody() {
    return ApiProblem.signInNeeded(
            "Sign in at /sign-in, or send 'Authorization: Bearer hsi_…' with a token of the"
                + " project.")
        .raise();
  }

  private static ApiException tokenNeeded() {
    return ApiProblem.signInNeeded(
            "This door finds the project by the token: send 'Authorization: Bearer hsi_…'.")
        .raise();
  }
}
