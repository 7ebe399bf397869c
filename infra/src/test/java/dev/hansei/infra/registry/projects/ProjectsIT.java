package dev.hansei.infra.registry.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import java.util.Locale;
import java.util.Optional;

/** Projects, people and roles. */
class ProjectsIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void makesAProjectOnceAndSaysSoInItsAuditLog(TestRegistry registry) {
    var projects = registry.get(Projects.class);
    var project = projects.require(registry.newProject());
    assertThat(projects.find(project.name())).contains(project);
    assertThatThrownBy(() -> projects.create(project.name(), SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(RegistryException.Kind.CONFLICT);
              assertThat(e.code()).isEqualTo("project-exists");
            });
    assertThat(registry.get(Audit.class).page(project.id(), PageRequest.first()).items())
        .extracting(AuditEntry::action)
        .containsExactly("projects.create");
    assertThat(registry.get(Audit.class).verify(project.id())).isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void saysWhenThereIsNoSuchProject(TestRegistry registry) {
    var projects = registry.get(Projects.class);
    assertThat(projects.find(new ProjectName("no-such-project"))).isEmpty();
    assertThatThrownBy(() -> projects.require(new ProjectId(registry.get(Ids.class).next())))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("project-not-found"));
  }

  @RegistryTest
  void knowsAPersonByAddressWhateverTheCaseOfLetters(TestRegistry registry) {
    var people = registry.get(People.class);
    var address = registry.get(Ids.class).next() + "@Example.org";
    var person = people.invite(address, "Aiko Tanaka", SYSTEM);
    assertThat(people.isEmpty()).isFalse();
    assertThat(people.invite(address.toUpperCase(Locale.ROOT), "Someone else", SYSTEM))
        .isEqualTo(person);
    assertThat(people.findByEmail(" " + address)).contains(person);
    assertThat(people.find(person.id())).contains(person);
    assertThat(person.displayName()).isEqualTo("Aiko Tanaka");
  }

  @RegistryTest
  void checksPasswordsAndEndsSessionsWhenOneIsSet(TestRegistry registry) {
    var people = registry.get(People.class);
    var person = people.find(registry.newPerson()).orElseThrow();
    assertThat(people.checkPassword(person.email(), "correct horse battery")).isEmpty();
    var session = registry.get(Sessions.class).open(person.id());
    people.setPassword(person.id(), "correct horse battery");
    assertThat(people.checkPassword(person.email(), "correct horse battery")).contains(person);
    assertThat(people.checkPassword(person.email(), "correct horse batterx")).isEmpty();
    assertThat(people.checkPassword("nobody@example.org", "correct horse battery")).isEmpty();
    assertThat(registry.get(Sessions.class).find(session.secret())).isEmpty();
  }

  @RegistryTest
  void givesAndTakesRolesAndKeepsTheLastAdmin(TestRegistry registry) {
    var people = registry.get(People.class);
    var project = registry.newProject();
    var person = registry.newPerson();
    assertThat(people.rolesOf(project, person)).isEmpty();
    people.giveRole(project, person, Role.ADMIN, SYSTEM);
    people.giveRole(project, person, Role.LEAD, SYSTEM);
    people.giveRole(project, person, Role.LEAD, SYSTEM);
    assertThat(people.rolesOf(project, person)).containsExactly(Role.LEAD, Role.ADMIN);
    assertThat(registry.get(Projects.class).ofPerson(person))
        .extracting(found -> found.id())
        .containsExactly(project);
    people.takeRole(project, person, Role.LEAD, SYSTEM);
    people.takeRole(project, person, Role.LEAD, SYSTEM);
    assertThatThrownBy(() -> people.takeRole(project, person, Role.ADMIN, SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("last-admin"));
    assertThat(people.rolesOf(project, person)).containsExactly(Role.ADMIN);
    assertThat(registry.get(Audit.class).page(project, PageRequest.first(1)).items())
        .extracting(AuditEntry::detail)
        .containsExactly(
            "{\"after\":{\"roles\":\"ADMIN\"},\"before\":{\"roles\":\"ADMIN, LEAD\"},\"role\":\"LEAD\"}");
    assertThat(registry.get(Audit.class).page(project, PageRequest.first()).items())
        .extracting(AuditEntry::action)
        .containsExactly(
            "projects.role.take", "projects.role.give", "projects.role.give", "projects.create");
  }

  @RegistryTest
  void listsMembersInPages(TestRegistry registry) {
    var people = registry.get(People.class);
    var project = registry.newProject();
    var first = registry.newPerson();
    var second = registry.newPerson();
    var third = registry.newPerson();
    people.giveRole(project, third, Role.ANNOTATOR, SYSTEM);
    people.giveRole(project, second, Role.RELEASE_MANAGER, SYSTEM);
    people.giveRole(project, first, Role.LEAD, SYSTEM);
    people.giveRole(project, first, Role.ADMIN, SYSTEM);
    var page = people.members(project, PageRequest.first(2));
    assertThat(page.items())
        .extracting(member -> member.person().id())
        .containsExactly(first, second);
    assertThat(page.items().getFirst().roles()).containsExactly(Role.LEAD, Role.ADMIN);
    var rest = people.members(project, new PageRequest(page.next(), 2));
    assertThat(rest.items()).extracting(member -> member.person().id()).containsExactly(third);
    assertThat(rest.next()).isEqualTo(Optional.empty());
  }
}
