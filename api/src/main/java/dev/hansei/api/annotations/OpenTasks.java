package dev.hansei.api.annotations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Notice;
import dev.hansei.infra.registry.annotations.Notices;
import dev.hansei.infra.registry.annotations.QueueFilter;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Queues that wait for labels. */
@Singleton
final class OpenTasks implements Backlog.Source {
  private final Queues queues;
  private final Tasks tasks;
  private final Notices notices;

  OpenTasks(Queues queues, Tasks tasks, Notices notices) {
    this.queues = queues;
    this.tasks = tasks;
    this.notices = notices;
  }

  @Override
  public Section section() {
    return Section.ANNOTATIONS;
  }

  @Override
  public long count(Caller caller) {
    return mayLabel(caller.roles()) ? tasks.remaining(caller.projectId(), caller.personId()) : 0;
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    if (!mayLabel(caller.roles())) {
      return List.of();
    }
    Map<QueueId, Notice> told = new HashMap<>();
    notices
        .of(caller.projectId(), caller.personId())
        .forEach(notice -> told.putIfAbsent(notice.queue(), notice));
    return open(caller.projectId()).stream()
        .filter(view -> view.queue().isFor(caller.personId()))
        .flatMap(
            view -> item(caller, view, Optional.ofNullable(told.get(view.queue().id()))).stream())
        .toList();
  }

  private List<QueueView> open(ProjectId project) {
    return queues.page(project, QueueFilter.TAKING_LABELS, PageRequest.first()).items();
  }

  private static boolean mayLabel(Set<Role> roles) {
    return roles.contains(Role.ANNOTATOR) || roles.contains(Role.LEAD);
  }

  private Optional<Backlog.Item> item(Caller caller, QueueView view, Optional<Notice> told) {
    var queue = view.queue();
    int waiting = tasks.waitingFor(caller.projectId(), queue.id(), caller.personId());
    boolean isOverdue = told.filter(it -> it.step() == Deadline.Step.FALL_BACK).isPresent();
    if (isOverdue) {
      return Optional.of(
          new Backlog.Item(
              "look",
              told.get().sentence(),
              "/annotations/queues/%s".formatted(queue.id()),
              told.get().at()));
    }
    if (waiting == 0) {
      return Optional.empty();
    }
    boolean isLate = !view.lateStep().isEmpty();
    String forYou =
        "%s: %d for you%s".formatted(queue.plan().name(), waiting, isLate ? ", and late" : "");
    return Optional.of(
        new Backlog.Item(
            "label",
            told.map(it -> it.sentence() + " " + forYou).orElse(forYou),
            "/annotations/queues/%s/label".formatted(queue.id()),
            queue.createdAt()));
  }
}
