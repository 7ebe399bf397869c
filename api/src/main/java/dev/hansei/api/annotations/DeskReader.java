package dev.hansei.api.annotations;

import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.DeskPeople;
import dev.hansei.infra.registry.annotations.PersonFigures;
import dev.hansei.infra.registry.annotations.QueueFilter;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** What leads read of people and settled disputes, of one queue and across the latest ones. */
@Singleton
final class DeskReader {
  /** The latest queues: older ones say nothing of how people label now. */
  static final int QUEUES_MAX = 10;

  private static final int DISPUTES_A_QUEUE = 20;
  private static final int DISPUTES_MAX = 40;

  private final Queues queues;
  private final Tasks tasks;
  private final TaskReader reader;
  private final DeskPeople people;
  private final PersonNames names;

  DeskReader(Queues queues, Tasks tasks, TaskReader reader, DeskPeople people, PersonNames names) {
    this.queues = queues;
    this.tasks = tasks;
    this.reader = reader;
    this.people = people;
    this.names = names;
  }

  /** A person's figures in a queue. */
  record InQueue(Queue queue, String name, PersonFigures figures) {}

  List<InQueue> people(ProjectId project, Queue queue) {
    return people.of(project, queue).stream()
        .map(figures -> new InQueue(queue, name(figures.author()), figures))
        .toList();
  }

  /** Those of the latest queues, by name and then by the newest queue. */
  List<InQueue> people(ProjectId project) {
    return latest(project).stream()
        .flatMap(queue -> people(project, queue).stream())
        .sorted(Comparator.comparing(InQueue::name))
        .toList();
  }

  /** Disputes of a queue that somebody settled, the latest tasks first. */
  List<DisputeLine> settled(ProjectId project, Queue queue) {
    if (queue.plan().reviewers() < 2) {
      return List.of();
    }
    List<Task> settled = tasks.adjudicated(project, queue.id(), DISPUTES_A_QUEUE);
    var said = tasks.said(project, queue.id(), settled);
    return settled.stream()
        .map(task ->
            dispute(task, reader.item(project, task), said.getOrDefault(task.id(), List.of())))
        .toList();
  }

  /** A task on which reviewers differed, with what was said of it. */
  DisputeLine dispute(Task task, Item item, List<Annotation> said) {
    return new DisputeLine(
        task,
        item.asked().question(),
        SaidWords.answer(item),
        task.settled().map(it -> it.label().word()),
        said.stream().map(it -> saying(item, it)).toList());
  }

  /** Those of the latest queues. */
  List<DisputeLine> settled(ProjectId project) {
    return latest(project).stream()
        .flatMap(queue -> settled(project, queue).stream())
        .limit(DISPUTES_MAX)
        .toList();
  }

  private List<Queue> latest(ProjectId project) {
    return queues.page(project, QueueFilter.ALL, PageRequest.first(QUEUES_MAX)).items().stream()
        .map(QueueView::queue)
        .toList();
  }

  private DisputeLine.Saying saying(Item item, Annotation said) {
    return new DisputeLine.Saying(name(said.author()), SaidWords.of(said, item), said.note());
  }

  String name(Author author) {
    return switch (author) {
      case Author.ByPerson(var person) -> names.of(person);
      case Author.Outside(var name) -> name;
      case Author.Simulated(var name) -> name;
      case Author.ByModel(var name) -> name;
    };
  }
}
