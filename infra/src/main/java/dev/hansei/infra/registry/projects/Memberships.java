package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who has which role in which project; {@link People} is its face. */
@Singleton
final class Memberships {
  private final MemberRepository rows;
  private final PersonRepository people;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;

  Memberships(
      MemberRepository rows,
      PersonRepository people,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.people = people;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  void give(ProjectId project, PersonId person, Role role, Actor actor) {
    transactions.run(() -> {
      var before = rolesOf(project, person);
      if (before.contains(role)) {
        return;
      }
      rows.insertOrKeep(new MemberRow(project.value(), person.value(), role, clock.instant()));
      audit(new Move(project, person, role), before, actor, "projects.role.give");
    });
  }

  void take(ProjectId project, PersonId person, Role role, Actor actor) {
    transactions.run(() -> {
      var having = rows.lockByRole(project.value(), role.name());
      if (having.stream().noneMatch(row -> row.personId().equals(person.value()))) {
        return;
      }
      if (role == Role.ADMIN && having.size() == 1) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "last-admin",
            "This is the project's last admin; make somebody else admin first.");
      }
      var before = rolesOf(project, person);
      rows.delete(project.value(), person.value(), role.name());
      audit(new Move(project, person, role), before, actor, "projects.role.take");
    });
  }

  Set<Role> rolesOf(ProjectId project, PersonId person) {
    var roles = EnumSet.noneOf(Role.class);
    transactions
        .read(() -> rows.ofPerson(project.value(), person.value()))
        .forEach(row -> roles.add(row.role()));
    return Collections.unmodifiableSet(roles);
  }

  Page<Member> page(ProjectId project, PageRequest request) {
    return transactions.read(() -> {
      var roles = new LinkedHashMap<UUID, EnumSet<Role>>();
      rows.afterPerson(project.value(), request.afterId(), request.fetch())
          .forEach(row ->
              roles
                  .computeIfAbsent(row.personId(), id -> EnumSet.noneOf(Role.class))
                  .add(row.role()));
      var members =
          roles.entrySet().stream().map(each -> member(each.getKey(), each.getValue())).toList();
      return Page.of(members, request, member -> member, member -> member.person().id());
    });
  }

  private Member member(UUID person, Set<Role> roles) {
    return new Member(people.findById(person).orElseThrow().person(), roles);
  }

  private record Move(ProjectId project, PersonId person, Role role) {}

  private void audit(Move move, Set<Role> before, Actor actor, String action) {
    var after = rolesOf(move.project(), move.person());
    audit.append(
        move.project(),
        actor,
        action,
        AuditSubject.of("person", move.person()),
        AuditChange.of("roles", words(before), words(after))
            .with(Map.of("role", move.role().name())));
  }

  private static String words(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(", "));
  }
}
