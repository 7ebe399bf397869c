package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Preference;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tasks of queues, and what was said of them where that may be shown. */
@Singleton
public final class Tasks {
  private final TaskRepository rows;
  private final QueueRepository queues;
  private final AnnotationRepository annotations;
  private final CountRepository counts;
  private final Wanted wanted;
  private final GoldDeals gold;
  private final GoldSights goldSights;
  private final FieldAnswers fields;
  private final Transactions transactions;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  Tasks(
      TaskRepository rows,
      QueueRepository queues,
      AnnotationRepository annotations,
      CountRepository counts,
      Wanted wanted,
      GoldDeals gold,
      GoldSights goldSights,
      FieldAnswers fields,
      Transactions transactions,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.queues = queues;
    this.annotations = annotations;
    this.counts = counts;
    this.wanted = wanted;
    this.gold = gold;
    this.goldSights = goldSights;
    this.fields = fields;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** A new id for a task. */
  public TaskId newId() {
    return new TaskId(ids.next());
  }

  /**
   * Adds tasks to a queue that is being prepared; of equal items the first stays. One that is open
   * already stays as it is.
   */
  public void add(AnnotateInput input, List<Task> added) {
    add(input, added, _ -> Optional.empty());
  }

  /** The same with how much the queue's selection wants each. */
  public void add(
      AnnotateInput input, List<Task> added, Function<Task, Optional<Preference>> preference) {
    if (added.isEmpty()) {
      return;
    }
    UUID project = input.projectId().value();
    transactions.run(() -> {
      QueueRow queue = queues.lock(project, input.queueId().value()).orElseThrow();
      if (queue.currentState() == QueueState.PREPARING) {
        rows.insertOrKeep(
            added.stream()
                .map(task -> TaskRow.open(project, task, preference.apply(task)))
                .toList());
      }
    });
  }

  /** One task. */
  public Optional<Task> find(ProjectId project, TaskId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value()).map(row -> row.task(kind(project, row.queueId()))));
  }

  /** What an annotation is about; empty where there is no such annotation. */
  public Optional<Origin> originOf(ProjectId project, AnnotationId id) {
    return transactions.read(() ->
        annotations
            .find(project.value(), id.value())
            .flatMap(said -> rows.find(project.value(), said.taskId()))
            .map(TaskRow::origin));
  }

  /**
   * The task.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Task require(ProjectId project, TaskId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("task", id));
  }

  /** Tasks of a queue in the order of ids; those in one state, where one is given. */
  public Page<Task> page(
      ProjectId project, QueueId queue, Optional<TaskState> state, PageRequest request) {
    String only = state.map(TaskState::name).orElse("");
    return transactions.read(() -> {
      LabelKind kind = kind(project, queue.value());
      return Page.of(
          rows.after(project.value(), queue.value(), only, request.afterId(), request.fetch()),
          request,
          row -> row.task(kind),
          TaskRow::taskId);
    });
  }

  /** Disputes of a queue that somebody settled, the latest tasks first. */
  public List<Task> adjudicated(ProjectId project, QueueId queue, int limit) {
    return transactions.read(() -> {
      LabelKind kind = kind(project, queue.value());
      return rows.adjudicated(project.value(), queue.value(), limit).stream()
          .map(row -> row.task(kind))
          .toList();
    });
  }

  /**
   * What was said of tasks and stands, for those on which no review is awaited any more: as long as
   * somebody could still review a task blind, nobody is shown a label of it.
   */
  public Map<TaskId, List<Annotation>> said(ProjectId project, QueueId queue, List<Task> tasks) {
    List<byte[]> ended =
        tasks.stream()
            // What was said of gold is the lead's to read, where it is told whose it is.
            .filter(task -> task.state() != TaskState.OPEN && task.state() != TaskState.GOLD)
            .map(task -> UuidBytes.of(task.id().value()))
            .toList();
    if (ended.isEmpty()) {
      return Map.of();
    }
    return transactions.read(() -> {
      Asked asked = fields.asked(project, plan(project, queue.value()));
      return fields.annotations(asked, annotations.standingOf(project.value(), ended)).stream()
          .collect(Collectors.groupingBy(Annotation::taskId, TreeMap::new, Collectors.toList()));
    });
  }

  /**
   * How many labels of a queue stand since a moment, answers to gold aside, by author, most first.
   */
  public List<AuthorCount> byAuthor(ProjectId project, QueueId queue, Instant since) {
    return transactions.read(() -> {
      Map<String, Integer> gold =
          counts.goldByAuthor(project.value(), queue.value(), since).stream()
              .collect(Collectors.toMap(CountRow::word, CountRow::items));
      return counts.byAuthor(project.value(), queue.value(), since).stream()
          .map(row ->
              new AuthorCount(
                  AuthorWord.read(row.word()),
                  Math.max(0, row.items() - gold.getOrDefault(row.word(), 0))))
          .toList();
    });
  }

  /** How many labels of one author stand in a queue since a moment, answers to gold with them. */
  public int countOf(ProjectId project, QueueId queue, Author author, Instant since) {
    return transactions.read(
        () -> counts.ofAuthor(project.value(), queue.value(), author.label(), since).items());
  }

  /** What one author said last in a queue and stands. */
  public Optional<Annotation> lastOf(ProjectId project, QueueId queue, Author author) {
    return transactions.read(() -> {
      Asked asked = fields.asked(project, plan(project, queue.value()));
      return annotations
          .lastOf(project.value(), queue.value(), author.label())
          .map(row -> fields.annotations(asked, List.of(row)).getFirst());
    });
  }

  /** How many answers to a dataset's cases have a label; counted up to {@code limit}. */
  public int labelledOf(ProjectId project, DatasetId dataset, int limit) {
    return transactions.read(
        () -> counts.labelledOf(project.value(), dataset.value(), limit).items());
  }

  /**
   * How many tasks of all queues that take labels want a review, as far as a person may know: gold
   * is counted as other tasks are.
   */
  public int remaining(ProjectId project, PersonId person) {
    return transactions.read(() -> counts.remaining(project.value()).items())
        + goldSights.open(project, person);
  }

  /**
   * How many tasks of a queue that takes labels a person could be given now; those that the person
   * holds count too. Exact while few tasks want a review, else a moment old: see {@link Wanted}.
   */
  public int waitingFor(ProjectId project, QueueId queue, PersonId person) {
    String author = new Author.ByPerson(person).label();
    return transactions.read(() -> {
      int corrections =
          counts
              .correctionsFor(
                  project.value(), queue.value(), clock.instant(), person.value(), author)
              .stream()
              .mapToInt(CountRow::items)
              .sum();
      int waiting = Math.max(0, wanted.of(project.value(), queue.value()) + corrections);
      return waiting
          + gold.ahead(
              new GoldDeals.Walk(project.value(), queue.value(), person.value()),
              waiting,
              () -> plan(project, queue.value()).rules().goldEvery());
    });
  }

  /**
   * The labels that count of each field, for those tasks of one queue that have one; empty where it
   * asks by no form.
   */
  public Map<TaskId, Map<String, Settled>> fields(
      ProjectId project, QueueId queue, List<Task> tasks) {
    return transactions.read(() -> {
      Asked asked = fields.asked(project, plan(project, queue.value()));
      Map<TaskId, Map<String, Settled>> found = new TreeMap<>();
      if (asked.isByForm()) {
        fields
            .settledOf(project, tasks.stream().map(task -> task.id().value()).toList())
            .forEach(
                (task, rows) -> found.put(new TaskId(task), FieldAnswers.read(asked.form(), rows)));
      }
      return found;
    });
  }

  private LabelKind kind(ProjectId project, UUID queue) {
    return plan(project, queue).labels();
  }

  private QueuePlan plan(ProjectId project, UUID queue) {
    return queues
        .find(project.value(), queue)
        .orElseThrow(() -> RegistryException.notFound("queue", new QueueId(queue)))
        .queue(json)
        .plan();
  }
}
