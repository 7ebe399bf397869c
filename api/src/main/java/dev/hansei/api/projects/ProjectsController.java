package dev.hansei.api.projects;

import dev.hansei.api.PageResource;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The projects of the installation that the caller belongs to. */
@Controller("/api/v1/projects")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projects")
public class ProjectsController {
  private final Projects projects;
  private final People people;
  private final Transactions transactions;

  ProjectsController(Projects projects, People people, Transactions transactions) {
    this.projects = projects;
    this.people = people;
    this.transactions = transactions;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(
      summary = "List your projects",
      description = "Those in which you have a role, by name, with your roles; 200 at most.")
  public PageResource<ProjectResource> list(SignedIn signedIn) {
    var items =
        projects.ofPerson(signedIn.personId()).stream()
            .filter(project -> isOpenTo(project, signedIn))
            .map(project -> ProjectResource.of(project, rolesIn(project, signedIn)))
            .toList();
    return new PageResource<>(items, Optional.empty());
  }

  @Post
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(
      summary = "Make a project",
      description =
          "For whoever is admin of another project; you become its admin and lead. Not by token: a"
              + " token belongs to one project.")
  public HttpResponse<ProjectResource> create(SignedIn signedIn, @Body ProjectRequest request) {
    if (signedIn.grant().isPresent() || !administers(signedIn)) {
      throw ApiProblem.forbidden(
              "admins-make-projects",
              "Projects are made in the browser by people who are admin of a project.")
          .raise();
    }
    var roles = EnumSet.of(Role.ADMIN, Role.LEAD);
    var made =
        transactions.write(() -> {
          var project = projects.create(request.name(), signedIn.actor());
          roles.forEach(
              role -> people.giveRole(project.id(), signedIn.personId(), role, signedIn.actor()));
          return project;
        });
    return HttpResponse.created(
        ProjectResource.of(made, roles), URI.create("/api/v1/projects/" + made.name()));
  }

  @Get("/{project}")
  @Allows
  @Operation(summary = "One project and your roles in it", description = "404 for strangers.")
  public ProjectResource find(Caller caller, String project) {
    return ProjectResource.of(caller.project(), caller.roles());
  }

  private boolean administers(SignedIn signedIn) {
    return projects.ofPerson(signedIn.personId()).stream()
        .anyMatch(project -> rolesIn(project, signedIn).contains(Role.ADMIN));
  }

  private static boolean isOpenTo(Project project, SignedIn signedIn) {
    return signedIn.grant().map(grant -> grant.projectId().equals(project.id())).orElse(true);
  }

  private Set<Role> rolesIn(Project project, SignedIn signedIn) {
    return signedIn
        .grant()
        .map(grant -> grant.roles())
        .orElseGet(() -> people.rolesOf(project.id(), signedIn.personId()));
  }
}
