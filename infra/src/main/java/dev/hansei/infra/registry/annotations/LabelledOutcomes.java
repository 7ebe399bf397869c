package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
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
  private final Cases cases;
  private final CallJournal journal;
  private final Transactions transactions;
  private final CanonicalJson json;

  LabelledOutcomes(
      TaskRepository tasks,
      QueueRepository queues,
      AnnotationRepository annotations,
      Cases cases,
      CallJournal journal,
      Transactions transactions,
      CanonicalJson json) {
    this.tasks = tasks;
    this.queues = queues;
    this.annotations = annotations;
    this.cases = cases;
    this.journal = journal;
    this.transactions = transactions;
    this.json = json;
  }

  /** Those of one queue, in the order of task ids; the queue may still be open. */
  public Page<LabelledOutcome> ofQueue(ProjectId project, QueueId queue, PageRequest request) {
    return page(
        project,
        request,
        transactions.read(() ->
            tasks.after(
                project.value(),
                queue.value(),
                TaskState.LABELLED.name(),
                request.afterId(),
                request.fetch())));
  }

  /** Those of all queues that ask about a criterion, in the order of task ids. */
  public Page<LabelledOutcome> ofCriterion(
      ProjectId project, CriterionId criterion, PageRequest request) {
    return page(
        project,
        request,
        transactions.read(() ->
            tasks.labelledOf(
                project.value(), criterion.value(), request.afterId(), request.fetch())));
  }

  private Page<LabelledOutcome> page(ProjectId project, PageRequest request, List<TaskRow> found) {
    Page<TaskRow> page = Page.of(found, request, row -> row, TaskRow::taskId);
    if (page.items().isEmpty()) {
      return new Page<>(List.of(), page.next());
    }
    var known = new Known(project, page.items());
    return new Page<>(
        page.items().stream().map(known::join).flatMap(Optional::stream).toList(), page.next());
  }

  /** Everything about the tasks of one page: four reads, however long it is. */
  private final class Known {
    private final Map<UUID, QueueRow> asking = new HashMap<>();
    private final Map<CaseId, Case> asked = new HashMap<>();
    private final Map<CallKey, JournalEntry> answered;
    private final Map<UUID, List<AnnotationRow>> said;

    Known(ProjectId project, List<TaskRow> rows) {
      for (TaskRow row : rows) {
        asking.computeIfAbsent(
            row.queueId(),
            id -> transactions.read(() -> queues.find(project.value(), id)).orElseThrow());
      }
      cases
          .findAll(project, rows.stream().map(row -> new CaseId(row.caseId())).distinct().toList())
          .forEach(one -> asked.put(one.id(), one));
      answered =
          journal.findAll(project, rows.stream().map(row -> new CallKey(row.callKey())).toList());
      List<byte[]> keys = rows.stream().map(row -> UuidBytes.of(row.taskId())).toList();
      said =
          transactions.read(() -> annotations.standingOf(project.value(), keys)).stream()
              .collect(Collectors.groupingBy(AnnotationRow::taskId));
    }

    Optional<LabelledOutcome> join(TaskRow row) {
      QueueRow queueRow = asking.get(row.queueId());
      Case item = asked.get(new CaseId(row.caseId()));
      JournalEntry answer = answered.get(new CallKey(row.callKey()));
      if (queueRow == null || item == null || answer == null) {
        return Optional.empty();
      }
      var queue = queueRow.queue(json);
      var kind = queue.plan().labels();
      List<Annotation> all =
          said.getOrDefault(row.taskId(), List.of()).stream()
              .map(it -> it.annotation(kind))
              .toList();
      return Optional.of(
          new LabelledOutcome(
              row.task(kind), queue.plan().criterionId(), item.content(), answer.text(), all));
    }
  }
}
