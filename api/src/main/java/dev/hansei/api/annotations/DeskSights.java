package dev.hansei.api.annotations;

import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Conflicts;
import dev.hansei.infra.registry.annotations.Gold;
import dev.hansei.infra.registry.annotations.Golds;
import dev.hansei.infra.registry.annotations.Notices;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what the desk adds to a queue's page. */
@Singleton
final class DeskSights {
  private static final int CHOICES = 20;
  private static final int TEXT_CHARS = 80;

  private final Conflicts conflicts;
  private final Golds golds;
  private final Notices notices;
  private final Tasks tasks;
  private final TaskReader reader;
  private final DeskReader desk;
  private final PersonNames names;
  private final AnchoringReader anchoring;

  DeskSights(
      Conflicts conflicts,
      Golds golds,
      Notices notices,
      Tasks tasks,
      TaskReader reader,
      DeskReader desk,
      PersonNames names,
      AnchoringReader anchoring) {
    this.conflicts = conflicts;
    this.golds = golds;
    this.notices = notices;
    this.tasks = tasks;
    this.reader = reader;
    this.desk = desk;
    this.names = names;
    this.anchoring = anchoring;
  }

  DeskSight of(ProjectId project, QueueView view) {
    Queue queue = view.queue();
    boolean isOpen = queue.state().takesLabels();
    List<Gold> gold = golds.of(project, queue.id());
    return new DeskSight(
        isOpen ? conflicts.unreviewable(project, queue, view.counts().open()) : 0,
        gold,
        gold.stream().map(item -> question(project, item.task())).toList(),
        desk.settled(project, queue),
        told(project, queue, Deadline.Step.REMIND),
        told(project, queue, Deadline.Step.REASSIGN),
        isOpen ? choices(project, queue) : List.of(),
        queue.plan().labels().words(),
        anchoring.of(project, queue));
  }

  private List<String> told(ProjectId project, Queue queue, Deadline.Step step) {
    return notices.told(project, queue.id(), step).stream().map(names::of).toList();
  }

  /** What has a label first: people agree there, or somebody settled it. */
  private List<DeskSight.Choice> choices(ProjectId project, Queue queue) {
    return Stream.of(TaskState.LABELLED, TaskState.OPEN)
        .flatMap(state ->
            tasks
                .page(project, queue.id(), Optional.of(state), PageRequest.first(CHOICES))
                .items()
                .stream())
        .limit(CHOICES)
        .map(task -> new DeskSight.Choice(task.id().toString(), question(project, task)))
        .toList();
  }

  private String question(ProjectId project, Task task) {
    Item item = reader.item(project, task);
    String asked = excerpt(item.asked().question());
    // Pairs of the same question differ in their answers only.
    return item.other()
        .map(b -> "%s · a: %s · b: %s".formatted(asked, excerpt(item.answer()), excerpt(b)))
        .orElse(asked);
  }

  private static String excerpt(String whole) {
    return whole.codePointCount(0, whole.length()) <= TEXT_CHARS
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, TEXT_CHARS)) + "…";
  }
}
