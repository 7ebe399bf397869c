package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Who somebody is in a second project, where one request reads in one and writes in another. A
 * browser's person may what they may there; a token is good in its own project only, so a program
 * brings a second one.
 */
@Singleton
public final class OtherProject {
  /** A token of the second project. */
  public static final String HEADER = "Hansei-To-Token";

  private final Projects projects;
  private final People people;
  private final ApiTokens tokens;

  OtherProject(Projects projects, People people, ApiTokens tokens) {
    this.projects = projects;
    this.people = people;
    this.tokens = tokens;
  }

  /**
   * The caller as they are there.
   *
   * @param secret a token of that project; needed of programs
   * @param needed the role that it takes there; 404 for who is no member, 403 without the role or
   *     with a token that is not good
   */
  public Caller of(Caller caller, String name, Optional<String> secret, Role needed) {
    Optional<Project> found = find(name);
    if (secret.isEmpty() && caller.csrf().isEmpty()) {
      throw ApiProblem.forbidden(
              "second-token-needed",
              "A token is good in its own project only. Send one of project '%s' as header %s."
                  .formatted(name, HEADER))
          .raise();
    }
    Caller there =
        secret.isPresent()
            ? byToken(found.orElseThrow(() -> refused(name)), secret.get())
            : byPerson(
                found.orElseThrow(() -> ApiProblem.notFound("project", name).raise()), caller);
    if (!there.is(needed)) {
      throw ApiProblem.roleNeeded(List.of(needed)).raise();
    }
    return there;
  }

  private Caller byToken(Project project, String secret) {
    var grant =
        tokens
            .find(secret)
            .filter(it -> it.projectId().equals(project.id()))
            .orElseThrow(() -> refused(project.name().value()));
    var roles = EnumSet.noneOf(Role.class);
    roles.addAll(people.rolesOf(project.id(), grant.personId()));
    roles.retainAll(grant.roles());
    if (roles.isEmpty()) {
      throw ApiProblem.notFound("project", project.name()).raise();
    }
    return new Caller(project, grant.personId(), roles, "");
  }

  /** The same whether or not there is such a project: a token that is not good learns no names. */
  private static ApiException refused(String name) {
    return ApiProblem.forbidden(
            "second-token-refused",
            "The token in %s is not good, or not of project '%s'.".formatted(HEADER, name))
        .raise();
  }

  private Caller byPerson(Project project, Caller caller) {
    var roles = people.rolesOf(project.id(), caller.personId());
    if (roles.isEmpty()) {
      throw ApiProblem.notFound("project", project.name()).raise();
    }
    return new Caller(project, caller.personId(), roles, caller.csrf());
  }

  private Optional<Project> find(String name) {
    try {
      return projects.find(new ProjectName(name));
    } catch (IllegalArgumentException _) {
      // No project can have such a name, so there is none.
      return Optional.empty();
    }
  }
}
