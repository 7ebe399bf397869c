package dev.hansei.api.projects;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.ServiceSettings;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.projects.SignInLinks;
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
import java.time.Duration;
import java.util.Optional;

/** The people of a project and what they may do. */
@Controller("/api/v1/projects/{project}/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projects")
public class PeopleController {
  /** Long enough for a mail that is read after the weekend. */
  private static final Duration LINK_LIFE = Duration.ofDays(3);

  private final People people;
  private final Projects projects;
  private final SignInLinks links;
  private final ServiceSettings settings;

  PeopleController(People people, Projects projects, SignInLinks links, ServiceSettings settings) {
    this.people = people;
    this.projects = projects;
    this.links = links;
    this.settings = settings;
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
    var person = people.invite(invitation.email(), invitation.displayName(), caller.actor());
    var link = linkFor(caller, person);
    invitation
        .roles()
        .forEach(role -> people.giveRole(caller.projectId(), person.id(), role, caller.actor()));
    return HttpResponse.created(
        resource(caller, person).withLink(link), caller.api("/people/" + person.id()));
  }

  @Post("/{person}/links")
  @Allows(Role.ADMIN)
  @Operation(
      summary = "Make a new one-time sign-in link",
      description =
          "For somebody who lost the first one, or the password. Refused when the person also belongs"
              + " to a project that you do not administer.")
  public HttpResponse<PersonResource> link(Caller caller, String project, PersonId person) {
    var member = member(caller, person);
    var link =
        linkFor(caller, member)
            .orElseThrow(() ->
                ApiProblem.forbidden(
                        "person-elsewhere",
                        "This person also belongs to a project that you do not administer, so"
                            + " you cannot make a link in their name.")
                    .raise());
    return HttpResponse.created(
        resource(caller, member).withLink(Optional.of(link)), caller.api("/people/" + person));
  }

  @Get("/{person}")
  @Allows
  @Operation(
      summary = "One person and their roles",
      description = "404 for a stranger to the project.")
  public PersonResource find(Caller caller, String project, PersonId person) {
    return resource(caller, member(caller, person));
  }

  @Put("/{person}/roles/{role}")
  @Allows(Role.ADMIN)
  @Operation(summary = "Give a role", description = "Changes nothing when they have it.")
  public PersonResource give(Caller caller, String project, PersonId person, Role role) {
    var member = member(caller, person);
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
    member(caller, person);
    people.takeRole(caller.projectId(), person, role, caller.actor());
    return HttpResponse.noContent();
  }

  /** A link lets its holder be that person everywhere, so only who administers them everywhere. */
  private Optional<String> linkFor(Caller caller, Person person) {
    boolean elsewhere =
        projects.ofPerson(person.id()).stream()
            .anyMatch(it -> !people.rolesOf(it.id(), caller.personId()).contains(Role.ADMIN));
    return elsewhere
        ? Optional.empty()
        : Optional.of(settings.address("/sign-in/link/" + links.create(person.id(), LINK_LIFE)));
  }

  private Person member(Caller caller, PersonId person) {
    return Optional.of(person)
        .filter(id -> !people.rolesOf(caller.projectId(), id).isEmpty())
        .flatMap(people::find)
        .orElseThrow(() -> ApiProblem.notFound("person", person).raise());
  }

  private PersonResource resource(Caller caller, Person person) {
    return PersonResource.of(person, people.rolesOf(caller.projectId(), person.id()));
  }
}
