package dev.hansei.api.annotations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.QueueFilter;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queues that wait for labels. */
@Singleton
final class OpenTasks implements Backlog.Source {
  private final Queues queues;
  private final Tasks tasks;

  OpenTasks(Queues queues, Tasks tasks) {
    this.queues = queues;
    this.tasks = tasks;
  }

  @Override
  public Section section() {
    return Section.ANNOTATIONS;
  }

  @Override
  public long count(ProjectId project, Set<Role> roles) {
    return mayLabel(roles) ? tasks.remaining(project) : 0;
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    if (!mayLabel(caller.roles())) {
      return List.of();
    }
    return open(caller.projectId()).stream()
        .filter(view -> isFor(view, caller))
        .flatMap(view -> item(caller, view).stream())
        .toList();
  }

  private List<QueueView> open(ProjectId project) {
    return queues.page(project, QueueFilter.TAKING_LABELS, PageRequest.first()).items();
  }

  private static boolean isFor(QueueView view, Caller caller) {
    return view.queue().isForAll() || view.queue().plan().assignees().contains(caller.personId());
  }

  private static boolean mayLabel(Set<Role> roles) {
    return roles.contains(Role.ANNOTATOR) || roles.contains(Role.LEAD);
  }

  private Optional<Backlog.Item> item(Caller caller, QueueView view) {
    var queue = view.queue();
    int waiting = tasks.waitingFor(caller.projectId(), queue.id(), caller.personId());
    if (waiting == 0) {
      return Optional.empty();
    }
    boolean isLate = !view.lateStep().isEmpty();
    return Optional.of(
        new Backlog.Item(
            "label",
            "%s: %d for you%s".formatted(queue.plan().name(), waiting, isLate ? ", and late" : ""),
            "/annotations/queues/%s/label".formatted(queue.id()),
            queue.createdAt()));
  }
}
