package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of the installation, their passwords, and what each may do in which project. A person
 * who was invited may do nothing until a project gives them a role.
 */
@Singleton
public final class People {
  private static final Logger LOG = LoggerFactory.getLogger(People.class);

  private final PersonRepository rows;
  private final SessionRepository sessions;
  private final Memberships memberships;
  private final Passwords passwords;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  People(
      PersonRepository rows,
      SessionRepository sessions,
      Memberships memberships,
      Passwords passwords,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.sessions = sessions;
    this.memberships = memberships;
    this.passwords = passwords;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The person with that address; made when there is none. Idempotent: an address that is known
   * keeps its name. It gives no right, so it stands in no project's audit log.
   *
   * @throws IllegalArgumentException when address or name break the rules of {@link Person}
   */
  public Person invite(String email, String displayName, Actor actor) {
    var person =
        new Person(new PersonId(ids.next()), normal(email), displayName.strip(), clock.instant());
    return transactions.write(() -> {
      rows.insertOrKeep(
          new PersonRow(
              person.id().value(), person.email(), person.displayName(), null, person.createdAt()));
      var invited = rows.findByEmail(person.email()).orElseThrow().person();
      LOG.info("person {} was invited by {}", invited.id(), actor.label());
      return invited;
    });
  }

  /** The person of that id. */
  public Optional<Person> find(PersonId person) {
    return transactions.read(() -> rows.findById(person.value()).map(PersonRow::person));
  }

  /** The person with that address, in whatever case of letters. */
  public Optional<Person> findByEmail(String email) {
    return transactions.read(() -> rows.findByEmail(normal(email)).map(PersonRow::person));
  }

  /** Whether nobody was ever invited, as at the first start. */
  public boolean isEmpty() {
    return transactions.read(rows::countUpToOne) == 0;
  }

  /**
   * Sets a person's password and ends all their sessions.
   *
   * @throws RegistryException INVALID {@code password-length}; NOT_FOUND for an unknown person
   */
  public void setPassword(PersonId person, String password) {
    var hash = passwords.hash(password);
    transactions.run(() -> {
      if (rows.setPassword(person.value(), hash) == 0) {
        throw new RegistryException(
            RegistryException.Kind.NOT_FOUND, "person-not-found", "No person " + person + ".");
      }
      sessions.deleteOf(person.value());
    });
  }

  /**
   * The person whose address and password these are. Takes the same time whether the address, or
   * only the password, is wrong.
   */
  public Optional<Person> checkPassword(String email, String password) {
    var row = transactions.read(() -> rows.findByEmail(normal(email)));
    var hash = row.map(PersonRow::passwordHash);
    if (hash.isEmpty()) {
      passwords.pretend(password);
      return Optional.empty();
    }
    return passwords.matches(password, hash.get()) ? row.map(PersonRow::person) : Optional.empty();
  }

  /** Lets a person do what the role says. Idempotent. */
  public void giveRole(ProjectId project, PersonId person, Role role, Actor actor) {
    memberships.give(project, person, role, actor);
  }

  /**
   * Takes a role away. Idempotent.
   *
   * @throws RegistryException CONFLICT {@code last-admin} when the project would have none left
   */
  public void takeRole(ProjectId project, PersonId person, Role role, Actor actor) {
    memberships.take(project, person, role, actor);
  }

  /** What a person may do in a project, in the order of the roles; empty for a stranger. */
  public Set<Role> rolesOf(ProjectId project, PersonId person) {
    return memberships.rolesOf(project, person);
  }

  /** The people of a project, in the order in which they were invited. */
  public Page<Member> members(ProjectId project, PageRequest request) {
    return memberships.page(project, request);
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
