package dev.hansei.api.projects;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** The people of a project and what they may do. */
@Controller("/api/v1/projects/{project}/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projects")
public class PeopleController {
  private final People people;
  private final PeopleKeeper keeper;

  PeopleController(People people, PeopleKeeper keeper) {
    this.people = people;
    this.keeper = keeper;
  }

  @Get
  @Allows
  @Operation(
      summary = "List the people of the project",
      description = "In the order in which they were invited; 50 a page, 200 at most.")
  public PageResource<PersonResource> list(
      Caller caller, String project, @RequestBean PageQuery page) {
    return PageResource.of(people.members(caller.projectId(), page.request()), PersonResource::of);
  }

  @Post
  @Allows(Role.ADMIN)
  @Operation(
      summary = "Invite somebody, or give somebody known a role",
      description =
          "Answers with a one-time sign-in link, shown once and valid for three days, for you to hand"
              + " over. There is none when the person also belongs to a project that you do not"
              + " administer: then they can sign in already.")
  public HttpResponse<PersonResource> invite(
      Caller caller, String project, @Body Invitation invitation) {
    var invited = keeper.invite(caller, invitation);
    return HttpResponse.created(
        resource(caller, invited.person()).withLink(invited.link()),
        caller.api("/people/" + invited.person().id()));
  }

  @Post("/{person}/links")
  @Allows(Role.ADMIN)
  @Operation(
      summary = "Make a new one-time sign-in link",
      description =
          "For somebody who lost the first one, or the password. Refused when the person also belongs"
              + " to a project that you do not administer.")
  public HttpResponse<PersonResource> link(Caller caller, String project, PersonId person) {
    var member = keeper.member(caller, person);
    var link = keeper.newLink(caller, member);
    return HttpResponse.created(
        resource(caller, member).withLink(Optional.of(link)), caller.api("/people/" + person));
  }

  @Get("/{person}")
  @Allows
  @Operation(
      summary = "One person and their roles",
      description = "404 for a stranger to the project.")
  public PersonResource find(Caller caller, String project, PersonId person) {
    return resource(caller, keeper.member(caller, person));
  }

  @Put("/{person}/roles/{role}")
  @Allows(Role.ADMIN)
  @Operation(summary = "Give a role", description = "Changes nothing when they have it.")
  public PersonResource give(Caller caller, String project, PersonId person, Role role) {
    var member = keeper.member(caller, person);
    people.giveRole(caller.projectId(), person, role, caller.actor());
    return resource(caller, member);
  }

  @Delete("/{person}/roles/{role}")
  @Allows(Role.ADMIN)
  @Operation(
      summary = "Take a role away",
      description =
          "Changes nothing when they lack it. Without any role they are no member. The last admin"
              + " stays one: 409 last-admin.")
  public HttpResponse<Void> take(Caller caller, String project, PersonId person, Role role) {
    keeper.member(caller, person);
    people.takeRole(caller.projectId(), person, role, caller.actor());
    return HttpResponse.noContent();
  }

  private PersonResource resource(Caller caller, Person person) {
    return PersonResource.of(person, keeper.rolesOf(caller, person.id()));
  }
}
