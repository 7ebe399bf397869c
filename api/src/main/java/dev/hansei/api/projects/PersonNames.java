package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;

/** What pages call people by. */
@Singleton
public final class PersonNames {
  private final People people;

  PersonNames(People people) {
    this.people = people;
  }

  /** The display name; "somebody" where the person is gone. */
  public String of(PersonId person) {
    return people.find(person).map(Person::displayName).orElse("somebody");
  }

  /** Who did something, in words. */
  public String of(Actor actor) {
    return switch (actor) {
      case Actor.ByPerson(PersonId person) -> of(person);
      case Actor.ByWorkflow _ -> "a workflow";
      case Actor.BySystem _ -> "the service";
    };
  }
}
