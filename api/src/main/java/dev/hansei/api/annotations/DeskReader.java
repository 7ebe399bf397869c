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
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

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
            new DisputeLine(
                task,
                reader.item(project, task).asked().question(),
                reader.item(project, task).answer(),
                task.settled().map(it -> it.label().word()),
                said.getOrDefault(task.id(), List.of()).stream().map(this::saying).toList()))
        .toList();
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

  DisputeLine.Saying saying(Annotation said) {
    return new DisputeLine.Saying(name(said.author()), words(said), said.note());
  }

  /** The label, or with a form what was said in each field. */
  private static String words(Annotation said) {
    return said.answers().isEmpty()
        ? said.label().word()
        : said.answers().words().entrySet().stream()
            .map(word -> DeskWords.answer(word.getKey(), word.getValue()))
            .collect(Collectors.joining(" · "));
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
