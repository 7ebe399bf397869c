package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Member;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person as a member of the project.
 *
 * @param link the one-time sign-in link, in the answer to an invitation only
 */
@Schema(name = "Person")
public record PersonResource(
    PersonId id,
    String email,
    String displayName,
    Set<Role> roles,
    Instant createdAt,
    Optional<String> link)
    implements ShownOnce {
  static PersonResource of(Member member) {
    return of(member.person(), member.roles());
  }

  static PersonResource of(Person person, Set<Role> roles) {
    return new PersonResource(
        person.id(),
        person.email(),
        person.displayName(),
        roles,
        person.createdAt(),
        Optional.empty());
  }

  @Override
  public PersonResource again() {
    return withLink(Optional.empty());
  }

  PersonResource withLink(Optional<String> shownOnce) {
    return new PersonResource(id, email, displayName, roles, createdAt, shownOnce);
  }
}
