package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.Member;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a project for a command on the installation's machine. The admins of the project {@code
 * default} get all roles but release manager in it, so that its owner finds it on the pages.
 */
@Singleton
final class OperatorProjects {
  private static final ProjectName DEFAULT = new ProjectName("default");
  private static final Set<Role> FOR_ADMINS =
      EnumSet.of(Role.ADMIN, Role.LEAD, Role.DEVELOPER, Role.ANNOTATOR);
  private static final String TOKEN = "made by the command on this machine";

  private final Projects projects;
  private final People people;
  private final ApiTokens tokens;
  private final Transactions transactions;

  OperatorProjects(Projects projects, People people, ApiTokens tokens, Transactions transactions) {
    this.projects = projects;
    this.people = people;
    this.tokens = tokens;
    this.transactions = transactions;
  }

  /** All or nothing. */
  OperatorProject.Made make(OperatorProject wanted) {
    return transactions.write(() -> {
      Actor system = new Actor.BySystem();
      wanted.people().forEach(this::requireNew);
      Project project = projects.create(wanted.name(), system);
      List<String> secrets = new ArrayList<>();
      for (OperatorProject.Newcomer newcomer : wanted.people()) {
        secrets.add(enter(project, newcomer, secrets.isEmpty(), system));
      }
      letAdminsIn(project, system);
      return new OperatorProject.Made(wanted.name(), secrets);
    });
  }

  /** A token of somebody who is there already would let its holder be them. */
  private void requireNew(OperatorProject.Newcomer newcomer) {
    if (people.findByEmail(newcomer.email()).isPresent()) {
      throw ApiProblem.conflict(
              "person-exists",
              "%s is somebody already; name people who are nowhere yet."
                  .formatted(newcomer.email()))
          .raise();
    }
  }

  private String enter(
      Project project, OperatorProject.Newcomer newcomer, boolean isFirst, Actor system) {
    var person = people.invite(newcomer.email(), newcomer.displayName(), system);
    Set<Role> roles = EnumSet.copyOf(newcomer.roles());
    if (isFirst) {
      roles.add(Role.ADMIN);
    }
    roles.forEach(role -> people.giveRole(project.id(), person.id(), role, system));
    var request = new NewTokenRequest(person.id(), TOKEN, roles, Optional.empty());
    return tokens.create(project.id(), request, system).secret();
  }

  private void letAdminsIn(Project project, Actor system) {
    projects
        .find(DEFAULT)
        .ifPresent(home ->
            people.members(home.id(), PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
                .filter(member -> member.roles().contains(Role.ADMIN))
                .map(Member::person)
                .forEach(admin ->
                    FOR_ADMINS.forEach(
                        role -> people.giveRole(project.id(), admin.id(), role, system))));
  }
}
