package dev.hansei.api.projects;

import dev.hansei.api.ServiceSettings;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.projects.SignInLinks;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who comes in and what they may do, for REST and pages alike. */
@Singleton
final class PeopleKeeper {
  /** Long enough for a mail that is read after the weekend. */
  static final Duration LINK_LIFE = Duration.ofDays(3);

  private final People people;
  private final Projects projects;
  private final SignInLinks links;
  private final ServiceSettings settings;
  private final Transactions transactions;

  PeopleKeeper(
      People people,
      Projects projects,
      SignInLinks links,
      ServiceSettings settings,
      Transactions transactions) {
    this.people = people;
    this.projects = projects;
    this.links = links;
    this.settings = settings;
    this.transactions = transactions;
  }

  /**
   * Somebody who was invited.
   *
   * @param link the one-time sign-in link; empty for who can sign in already
   */
  record Invited(Person person, Optional<String> link) {}

  /** Invites somebody, or gives somebody known the roles. */
  Invited invite(Caller caller, Invitation invitation) {
    var person = people.invite(invitation.email(), invitation.displayName(), caller.actor());
    var link = linkFor(caller, person);
    invitation
        .roles()
        .forEach(role -> people.giveRole(caller.projectId(), person.id(), role, caller.actor()));
    return new Invited(person, link);
  }

  /**
   * A new one-time link for a member.
   *
   * @throws ApiException 403 {@code person-elsewhere}
   */
  String newLink(Caller caller, Person member) {
    return linkFor(caller, member)
        .orElseThrow(() ->
            ApiProblem.forbidden(
                    "person-elsewhere",
                    "This person also belongs to a project that you do not administer, so"
                        + " you cannot make a link in their name.")
                .raise());
  }

  /** Whether the caller may make links in a member's name. */
  boolean administersEverywhere(Caller caller, PersonId person) {
    return projects.ofPerson(person).stream()
        .allMatch(it -> people.rolesOf(it.id(), caller.personId()).contains(Role.ADMIN));
  }

  /**
   * The member.
   *
   * @throws ApiException 404 for a stranger to the project
   */
  Person member(Caller caller, PersonId person) {
    return Optional.of(person)
        .filter(id -> !people.rolesOf(caller.projectId(), id).isEmpty())
        .flatMap(people::find)
        .orElseThrow(() -> ApiProblem.notFound("person", person).raise());
  }

  /** What a person may do in the caller's project. */
  Set<Role> rolesOf(Caller caller, PersonId person) {
    return people.rolesOf(caller.projectId(), person);
  }

  /**
   * Gives and takes roles until the member has just these, all or nothing. Without any they are no
   * member.
   *
   * @throws dev.hansei.infra.registry.RegistryException CONFLICT {@code last-admin}
   */
  void setRoles(Caller caller, PersonId person, Set<Role> wanted) {
    transactions.run(() -> {
      for (Role role : Role.values()) {
        if (wanted.contains(role)) {
          people.giveRole(caller.projectId(), person, role, caller.actor());
        } else {
          people.takeRole(caller.projectId(), person, role, caller.actor());
        }
      }
    });
  }

  /** A link lets its holder be that person everywhere, so only who administers them everywhere. */
  private Optional<String> linkFor(Caller caller, Person person) {
    return administersEverywhere(caller, person.id())
        ? Optional.of(settings.address("/sign-in/link/" + links.create(person.id(), LINK_LIFE)))
        : Optional.empty();
  }
}
