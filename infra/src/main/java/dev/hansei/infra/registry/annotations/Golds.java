package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.infra.registry.annotations.NewGold.Fate;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.AnswersPolicy.Wrong;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.GoldPolicy;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The gold of queues: leads mark tasks whose right answer they know, and read how people answered
 * them. A task that is marked leaves the queue's plan; reviews that it had count as answers to
 * gold.
 */
@Singleton
public final class Golds {
  /** A person answers as many in days of work; each claim looks at all of them. */
  public static final int ITEMS_MAX = 100;

  private final GoldRepository rows;
  private final QueueRepository queues;
  private final TaskRepository tasks;
  private final PlaceRepository places;
  private final AnnotationRepository annotations;
  private final FieldAnswers fields;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Golds(
      GoldRepository rows,
      QueueRepository queues,
      TaskRepository tasks,
      PlaceRepository places,
      AnnotationRepository annotations,
      FieldAnswers fields,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.queues = queues;
    this.tasks = tasks;
    this.places = places;
    this.annotations = annotations;
    this.fields = fields;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Marks tasks of a queue that takes labels, one transaction for all; again with the same changes
   * nothing.
   *
   * @return what became of each, in order
   * @throws RegistryException NOT_FOUND; CONFLICT {@code queue-closed}
   */
  public List<Fate> mark(ProjectId project, QueueId id, List<NewGold> marked, PersonId by) {
    if (marked.size() > ITEMS_MAX) {
      throw new IllegalArgumentException("at most 100 items at once: " + marked.size());
    }
    return transactions.write(() -> {
      QueueRow queue =
          queues
              .lock(project.value(), id.value())
              .orElseThrow(() -> RegistryException.notFound("queue", id));
      if (!queue.currentState().takesLabels()) {
        throw Leases.conflict(
            "queue-closed", "Queue '%s' takes no labels now.".formatted(queue.name()));
      }
      Asked asked = fields.asked(project, queue.queue(json).plan());
      List<Fate> fates = marked.stream().map(one -> mark(queue, asked, one, by)).toList();
      note(project, id, fates, by);
      return fates;
    });
  }

  private Fate mark(QueueRow queue, Asked asked, NewGold one, PersonId by) {
    Optional<TaskRow> found =
        find(queue, one).flatMap(row -> tasks.lock(row.projectId(), row.taskId()));
    if (found.isEmpty()) {
      return Fate.UNMATCHED;
    }
    var read = AnswersPolicy.read(asked.form(), one.answers());
    // Gold may leave fields open, required or not: what is known is compared.
    if (read.faults().stream().anyMatch(fault -> fault.wrong() != Wrong.MISSING)
        || read.answers().isEmpty()
        || hasTexts(asked, read.answers())) {
      return Fate.UNFIT;
    }
    TaskRow task = found.get();
    TaskState state = TaskState.valueOf(task.state());
    if (state == TaskState.DISPUTED || state == TaskState.SKIPPED) {
      return Fate.UNSETTLED;
    }
    if (!task.isGold() && used(queue) >= ITEMS_MAX) {
      return Fate.FULL;
    }
    if (!task.isGold()) {
      takeOutOfPlan(queue, task);
    }
    rows.put(
        new GoldRow(
            queue.projectId(),
            queue.queueId(),
            task.taskId(),
            json.write(new GoldWords(read.answers().words())),
            one.reason(),
            by.value(),
            clock.instant(),
            null));
    return task.isGold() ? Fate.CHANGED : Fate.TAKEN;
  }

  /** Of texts no two are the same, so nobody could be right; a code can be. */
  private static boolean hasTexts(Asked asked, Answers answers) {
    return asked.form().fields().stream()
        .filter(field -> answers.in(field).isPresent())
        .anyMatch(
            field -> field.kind() instanceof TextKind && !(field.kind() instanceof TextKind.Code));
  }

  private Optional<TaskRow> find(QueueRow queue, NewGold one) {
    return one.task().isPresent()
        ? tasks
            .find(queue.projectId(), one.task().get().value())
            .filter(row -> row.queueId().equals(queue.queueId()))
        : tasks
            .ofItems(
                queue.projectId(),
                queue.queueId(),
                List.of(one.item().orElseThrow().sha256().bytes()))
            .stream()
            .findFirst();
  }

  private int used(QueueRow queue) {
    return rows.ofQueue(queue.projectId(), queue.queueId()).size();
  }

  /** Whoever holds it goes on; what was said of it counts as an answer to gold. */
  private void takeOutOfPlan(QueueRow queue, TaskRow task) {
    for (PlaceRow seen : places.ofTask(task.projectId(), task.taskId())) {
      places
          .lock(task.projectId(), task.taskId(), seen.place())
          .filter(place -> place.state().equals("FREE"))
          .ifPresent(place -> places.delete(place.projectId(), place.taskId(), place.place()));
    }
    places.makeGold(task.projectId(), task.taskId());
    annotations.makeGold(task.projectId(), task.taskId());
    tasks.settle(task.projectId(), task.taskId(), TaskState.GOLD.name(), "", "");
    fields.unsettle(task);
    queues.planOneLess(queue.projectId(), queue.queueId());
  }

  private void note(ProjectId project, QueueId queue, List<Fate> fates, PersonId by) {
    Map<Fate, Integer> sums = new EnumMap<>(Fate.class);
    fates.forEach(fate -> sums.merge(fate, 1, Integer::sum));
    // Which tasks they are stands in their own table: annotators may read this log.
    Map<String, Object> detail = new HashMap<>();
    sums.forEach((fate, count) -> detail.put(fate.name(), count));
    audit.append(project, new Actor.ByPerson(by), "annotations.gold", Queues.node(queue), detail);
  }

  /**
   * Takes an item out of use, such as one whose answer is not that clear: nobody is given it any
   * more, and no answer to it counts. Again, nothing changes.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void retire(ProjectId project, QueueId queue, TaskId task, PersonId by) {
    transactions.run(() -> {
      if (rows.ofQueue(project.value(), queue.value()).stream()
          .noneMatch(row -> row.taskId().equals(task.value()))) {
        throw RegistryException.notFound("gold item", task);
      }
      if (rows.retire(project.value(), queue.value(), task.value(), clock.instant()) > 0) {
        audit.append(
            project,
            new Actor.ByPerson(by),
            "annotations.gold.retire",
            Queues.node(queue),
            Map.of());
      }
    });
  }

  /** The gold of a queue with how people answered it, in the order of tasks; for leads alone. */
  public List<Gold> of(ProjectId project, QueueId queue) {
    return transactions.read(() -> {
      List<GoldRow> marked = rows.ofQueue(project.value(), queue.value());
      if (marked.isEmpty()) {
        return List.of();
      }
      Asked asked =
          fields.asked(
              project,
              queues.find(project.value(), queue.value()).orElseThrow().queue(json).plan());
      List<byte[]> ids = marked.stream().map(row -> UuidBytes.of(row.taskId())).toList();
      Map<UUID, TaskRow> known =
          tasks.ofIds(project.value(), ids).stream()
              .collect(Collectors.toMap(TaskRow::taskId, row -> row));
      Map<UUID, List<AnnotationRow>> said = said(project, ids);
      List<Gold> gold = new ArrayList<>();
      for (GoldRow row : marked) {
        TaskRow task = requireNonNull(known.get(row.taskId()));
        gold.add(gold(asked, row, task, said.getOrDefault(row.taskId(), List.of())));
      }
      return gold;
    });
  }

  private Map<UUID, List<AnnotationRow>> said(ProjectId project, List<byte[]> ids) {
    return annotations.standingOf(project.value(), ids).stream()
        .filter(row -> row.purpose().equals(Purpose.GOLD.name()))
        .collect(Collectors.groupingBy(AnnotationRow::taskId));
  }

  private Gold gold(Asked asked, GoldRow row, TaskRow task, List<AnnotationRow> rows) {
    Answers right = right(asked.form(), row);
    Map<UUID, Answers> words = fields.of(asked, rows);
    return new Gold(
        task.task(asked.plan().labels()),
        right,
        row.reason(),
        new PersonId(row.markedBy()),
        row.markedAt(),
        Optional.ofNullable(row.retiredAt()),
        rows.stream()
            .map(said ->
                new Gold.Said(
                    AuthorWord.read(said.author()),
                    GoldPolicy.isRight(
                        asked.form(), right, requireNonNull(words.get(said.annotationId()))),
                    said.createdAt()))
            .sorted(Comparator.comparing(Gold.Said::at))
            .toList());
  }

  private Answers right(Form form, GoldRow row) {
    return AnswersPolicy.read(form, json.read(row.answers(), GoldWords.class).words()).answers();
  }
}
