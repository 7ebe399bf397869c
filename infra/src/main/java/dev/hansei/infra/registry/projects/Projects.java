package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The projects of the installation. */
@Singleton
public final class Projects {
  /** More projects than one person follows; bounds the list in the page's head. */
  private static final int OF_PERSON_MAX = 200;

  private final ProjectRepository rows;
  private final Audit audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Projects(ProjectRepository rows, Audit audit, Transactions transactions, Ids ids, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a project; the first row of its audit log says so.
   *
   * @throws RegistryException CONFLICT {@code project-exists} when the name is taken
   */
  public Project create(ProjectName name, Actor actor) {
    return transactions.write(() -> {
      var row = new ProjectRow(ids.next(), name.value(), clock.instant());
      if (!SqlFailure.isInserted(() -> rows.insert(row))) {
        throw RegistryException.exists("project", name);
      }
      var project = row.project();
      audit.append(
          project.id(),
          actor,
          "projects.create",
          AuditSubject.of("project", project.id()),
          Map.of("name", name.value()));
      return project;
    });
  }

  /** The project of that name. */
  public Optional<Project> find(ProjectName name) {
    return transactions.read(() -> rows.findByName(name.value()).map(ProjectRow::project));
  }

  /**
   * The project of that id.
   *
   * @throws RegistryException NOT_FOUND {@code project-not-found}
   */
  public Project require(ProjectId project) {
    return transactions
        .read(() -> rows.findById(project.value()).map(ProjectRow::project))
        .orElseThrow(() ->
            new RegistryException(
                RegistryException.Kind.NOT_FOUND,
                "project-not-found",
                "No project '%s'.".formatted(project)));
  }

  /** The projects in which a person has a role, by name; at most 200. */
  public List<Project> ofPerson(PersonId person) {
    return transactions.read(() ->
        rows.ofPerson(person.value(), OF_PERSON_MAX).stream().map(ProjectRow::project).toList());
  }
}
