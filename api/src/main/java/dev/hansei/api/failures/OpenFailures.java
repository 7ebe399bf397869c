package dev.hansei.api.failures;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Failure modes that nobody has read wait for whoever triages, and so do open failures without a
 * case that belong to no mode.
 */
@Singleton
final class OpenFailures implements Backlog.Source {
  private static final List<ClusterState> WAITING =
      List.of(ClusterState.OPEN, ClusterState.REOPENED);

  private final Failures failures;
  private final Clusters clusters;
  private final ClusterMembers members;

  OpenFailures(Failures failures, Clusters clusters, ClusterMembers members) {
    this.failures = failures;
    this.clusters = clusters;
    this.members = members;
  }

  @Override
  public Section section() {
    return Section.FAILURES;
  }

  @Override
  public long count(Caller caller) {
    return mayTriage(caller.roles())
        ? modes(caller.projectId()) + members.countAlone(caller.projectId())
        : 0;
  }

  private static boolean mayTriage(Set<Role> roles) {
    return roles.contains(Role.LEAD) || roles.contains(Role.ANNOTATOR);
  }

  private long modes(ProjectId project) {
    var byState = clusters.states(project);
    return WAITING.stream().mapToLong(state -> byState.getOrDefault(state, 0L)).sum();
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    return mayTriage(caller.roles())
        ? Stream.concat(
                modesToRead(caller.projectId()).stream(), alone(caller.projectId()).stream())
            .toList()
        : List.of();
  }

  private Optional<Backlog.Item> modesToRead(ProjectId project) {
    long waiting = modes(project);
    if (waiting == 0) {
      return Optional.empty();
    }
    return WAITING.stream()
        .flatMap(state ->
            clusters.page(project, Optional.of(state), PageRequest.first(1)).items().stream())
        .map(ClusterView::movedAt)
        .min(Instant::compareTo)
        .map(since ->
            new Backlog.Item("read", Figures.count(waiting, "failure mode"), "/failures", since));
  }

  private Optional<Backlog.Item> alone(ProjectId project) {
    long open = members.countAlone(project);
    if (open == 0) {
      return Optional.empty();
    }
    return failures.withoutCase(project, 1).stream()
        .map(oldest ->
            new Backlog.Item(
                "read",
                "%s without a case".formatted(Figures.counted(open, "open failure")),
                "/failures/list",
                oldest.foundAt()))
        .findFirst();
  }
}
