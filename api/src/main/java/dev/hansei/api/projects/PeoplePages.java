package dev.hansei.api.projects;

import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is a member, with which roles; admins invite, change roles and remove. */
@Hidden
@Allows
@Controller("/projects/{project}/people")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PeoplePages {
  private final ProjectPages pages;
  private final People people;
  private final PeopleKeeper keeper;
  private final Clock clock;

  PeoplePages(ProjectPages pages, People people, PeopleKeeper keeper, Clock clock) {
    this.pages = pages;
    this.people = people;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** The members, in the order in which they were invited. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    var found = people.members(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_MAX));
    return pages.show(
        "projects/people.jte",
        new PeoplePage(
            pages.frame(caller, Section.PEOPLE, "People"),
            found.items(),
            after.isEmpty() && found.next().isEmpty(),
            found.next().map(next -> "?after=" + next)));
  }

  /** Invites somebody, and shows their link this once. */
  @Post
  @Allows(Role.ADMIN)
  public HttpResponse<byte[]> invite(Caller caller, @Body Map<String, String> form) {
    var invitation =
        new Invitation(
            form.getOrDefault("email", ""),
            form.getOrDefault("displayName", ""),
            FormRoles.needed(form));
    var invited = keeper.invite(caller, invitation);
    return invited(caller, invited.person(), invited.link());
  }

  /** One member. */
  @Get("/{person}")
  public HttpResponse<byte[]> person(Caller caller, PersonId person) {
    Person member = keeper.member(caller, person);
    return pages.show(
        "projects/person.jte",
        new PersonPage(
            pages.frame(caller, Section.PEOPLE, member.displayName()),
            member,
            keeper.rolesOf(caller, person),
            caller.is(Role.ADMIN) && keeper.administersEverywhere(caller, person)));
  }

  /** Gives a member just the roles that are ticked. */
  @Post("/{person}/roles")
  @Allows(Role.ADMIN)
  public HttpResponse<byte[]> roles(
      Caller caller, PersonId person, @Body Map<String, String> form) {
    keeper.member(caller, person);
    keeper.setRoles(caller, person, FormRoles.needed(form));
    return pages.leadTo(caller, "/people/" + person);
  }

  /** Takes all roles away: they are no member any more. */
  @Post("/{person}/remove")
  @Allows(Role.ADMIN)
  public HttpResponse<byte[]> remove(Caller caller, PersonId person) {
    keeper.member(caller, person);
    keeper.setRoles(caller, person, Set.of());
    return pages.leadTo(caller, "/people");
  }

  /** A new one-time link, shown this once. */
  @Post("/{person}/links")
  @Allows(Role.ADMIN)
  public HttpResponse<byte[]> link(Caller caller, PersonId person) {
    Person member = keeper.member(caller, person);
    return invited(caller, member, Optional.of(keeper.newLink(caller, member)));
  }

  private HttpResponse<byte[]> invited(Caller caller, Person person, Optional<String> link) {
    return pages.show(
        "projects/invited.jte",
        new InvitedPage(
            pages.frame(caller, Section.PEOPLE, person.displayName()),
            person,
            link,
            clock.instant().plus(PeopleKeeper.LINK_LIFE)));
  }
}
