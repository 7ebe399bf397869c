package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Labels with the answers that they are about: what judges are aligned on and measured against.
 * Only tasks that have a label that counts; those whose question or answer was erased are left out.
 */
@Singleton
public final class LabelledOutcomes {
  private final TaskRepository tasks;
  private final QueueRepository queues;
  private final AnnotationRepository annotations;
  private final FieldAnswers fields;
  private final ItemTexts texts;
  private final Transactions transactions;
  private final CanonicalJson json;

  LabelledOutcomes(
      TaskRepository tasks,
      QueueRepository queues,
      AnnotationRepository annotations,
      FieldAnswers fields,
      ItemTexts texts,
      Transactions transactions,
      CanonicalJson json) {
    this.tasks = tasks;
    this.queues = queues;
    this.annotations = annotations;
    this.fields = fields;
    this.texts = texts;
    this.transactions = transactions;
    this.json = json;
  }

  /** Those of one queue, in the order of task ids; the queue may still be open. */
  public Page<LabelledOutcome> ofQueue(ProjectId project, QueueId queue, PageRequest request) {
    return page(
        project,
        Optional.empty(),
        request,
        transactions.read(() ->
            tasks.after(
                project.value(),
                queue.value(),
                TaskState.LABELLED.name(),
                request.afterId(),
                request.fetch())));
  }

  /**
   * All items of one queue but gold, labelled or not, in the order of task ids. What was said of
   * one that somebody could still review blind is left out; for statistics and exports that name
   * everybody.
   */
  public Page<LabelledOutcome> everything(ProjectId project, QueueId queue, PageRequest request) {
    Page<LabelledOutcome> all =
        page(
            project,
            Optional.empty(),
            request,
            transactions.read(() ->
                tasks.after(
                    project.value(), queue.value(), "", request.afterId(), request.fetch())));
    return new Page<>(
        all.items().stream().filter(one -> one.task().state() != TaskState.GOLD).toList(),
        all.next());
  }

  /**
   * Those of all queues that ask about a criterion, alone or in a field of their form, in the order
   * of task ids. Their labels, and those of their annotations, are what was said of that criterion.
   */
  public Page<LabelledOutcome> ofCriterion(
      ProjectId project, CriterionId criterion, PageRequest request) {
    return page(
        project,
        Optional.of(criterion),
        request,
        transactions.read(() ->
            tasks.labelledOf(
                project.value(), criterion.value(), request.afterId(), request.fetch())));
  }

  /**
   * Those of some tasks that have a label that counts of the criterion, in no order that means
   * anything; at most {@link PageRequest#LIMIT_MAX} tasks.
   */
  public List<LabelledOutcome> ofTasks(
      ProjectId project, CriterionId criterion, Collection<TaskId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<byte[]> wanted =
        ids.stream().limit(PageRequest.LIMIT_MAX).map(id -> UuidBytes.of(id.value())).toList();
    List<TaskRow> found =
        transactions.read(() -> tasks.ofIds(project.value(), wanted)).stream()
            .filter(row -> row.state().equals(TaskState.LABELLED.name()))
            .toList();
    return page(project, Optional.of(criterion), PageRequest.first(PageRequest.LIMIT_MAX), found)
        .items();
  }

  private Page<LabelledOutcome> page(
      ProjectId project,
      Optional<CriterionId> criterion,
      PageRequest request,
      List<TaskRow> found) {
    Page<TaskRow> page = Page.of(found, request, row -> row, TaskRow::taskId);
    if (page.items().isEmpty()) {
      return new Page<>(List.of(), page.next());
    }
    var known = new Known(project, page.items());
    return new Page<>(
        page.items().stream()
            .map(row -> known.join(row, criterion))
            .flatMap(Optional::stream)
            .toList(),
        page.next());
  }

  /** Everything about the tasks of one page: a handful of reads, however long it is. */
  private final class Known {
    private final Map<UUID, Asked> asking = new HashMap<>();
    private final Map<Origin, Item> shown;
    private final Map<UUID, List<Annotation>> said = new HashMap<>();
    private final Map<UUID, List<SettledRow>> settled;

    Known(ProjectId project, List<TaskRow> rows) {
      for (TaskRow row : rows) {
        asking.computeIfAbsent(row.queueId(), id -> asked(project, id));
      }
      shown = texts.read(project, rows.stream().map(TaskRow::origin).toList());
      List<byte[]> keys = rows.stream().map(row -> UuidBytes.of(row.taskId())).toList();
      transactions.read(() -> annotations.standingOf(project.value(), keys)).stream()
          .collect(Collectors.groupingBy(AnnotationRow::queueId))
          .forEach((queue, own) -> hear(requireNonNull(asking.get(queue)), own));
      settled = transactions.read(() -> fields.settledOf(project, byForm(rows)));
    }

    private Asked asked(ProjectId project, UUID queue) {
      return transactions.read(() ->
          fields.asked(
              project, queues.find(project.value(), queue).orElseThrow().queue(json).plan()));
    }

    private void hear(Asked asked, List<AnnotationRow> rows) {
      transactions
          .read(() -> fields.annotations(asked, rows))
          .forEach(annotation ->
              said.computeIfAbsent(annotation.taskId().value(), _ -> new ArrayList<>())
                  .add(annotation));
    }

    private List<UUID> byForm(List<TaskRow> rows) {
      return rows.stream()
          .filter(row -> requireNonNull(asking.get(row.queueId())).isByForm())
          .map(TaskRow::taskId)
          .toList();
    }

    /** Of a criterion that another field than the leading one asks about, what that field says. */
    Optional<LabelledOutcome> join(TaskRow row, Optional<CriterionId> criterion) {
      Asked asked = requireNonNull(asking.get(row.queueId()));
      Item item = shown.get(row.origin());
      if (item == null) {
        return Optional.empty();
      }
      Map<String, Settled> counting =
          FieldAnswers.read(asked.form(), settled.getOrDefault(row.taskId(), List.of()));
      var whole =
          new LabelledOutcome(
              row.task(asked.plan().labels()),
              asked.plan().criterionId(),
              item,
              counting,
              row.state().equals(TaskState.OPEN.name())
                  ? List.of()
                  : said.getOrDefault(row.taskId(), List.of()));
      return criterion.filter(it -> !it.equals(whole.criterionId())).isEmpty()
          ? Optional.of(whole)
          : asked.form().fields().stream()
              .filter(field -> field.criterionId().equals(criterion))
              .findFirst()
              .flatMap(whole::of);
    }
  }
}
