package dev.hansei.api.failures;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Open failures without a case wait for whoever triages. */
@Singleton
final class OpenFailures implements Backlog.Source {
  private final Failures failures;

  OpenFailures(Failures failures) {
    this.failures = failures;
  }

  @Override
  public Section section() {
    return Section.FAILURES;
  }

  @Override
  public long count(ProjectId project, Set<Role> roles) {
    return roles.contains(Role.LEAD) || roles.contains(Role.ANNOTATOR)
        ? failures.counts(project).openWithoutCase()
        : 0;
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    long open = count(caller.projectId(), caller.roles());
    if (open == 0) {
      return List.of();
    }
    return failures.withoutCase(caller.projectId(), 1).stream()
        .map(oldest ->
            new Backlog.Item(
                "read",
                "%s without a case".formatted(Figures.count(open, "open failure")),
                "/failures",
                oldest.foundAt()))
        .toList();
  }
}
