package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one person said in all queues of a project: theirs to read again, and to take back. */
@Singleton
public final class OwnLabels {
  private final AnnotationRepository rows;
  private final TaskRepository tasks;
  private final QueueRepository queues;
  private final FieldAnswers fields;
  private final Transactions transactions;
  private final CanonicalJson json;

  OwnLabels(
      AnnotationRepository rows,
      TaskRepository tasks,
      QueueRepository queues,
      FieldAnswers fields,
      Transactions transactions,
      CanonicalJson json) {
    this.rows = rows;
    this.tasks = tasks;
    this.queues = queues;
    this.fields = fields;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * One of them. Of the task only what it is about may be shown to its author: where it stands says
   * what others said.
   */
  public record OwnLabel(Annotation said, Task task, Queue queue) {
    public OwnLabel {
      Objects.requireNonNull(said, "said is null");
      Objects.requireNonNull(task, "task is null");
      Objects.requireNonNull(queue, "queue is null");
    }

    /** Whether it can be taken back, unless somebody is settling a disagreement on it. */
    public boolean isChangeable() {
      return said.stands() && queue.state().takesLabels();
    }
  }

  /** Newest first, with those that were taken back. */
  public Page<OwnLabel> page(ProjectId project, PersonId person, PageRequest request) {
    return transactions.read(() -> {
      List<AnnotationRow> found =
          rows.ofAuthor(
              project.value(),
              new Author.ByPerson(person).label(),
              request.beforeId(),
              request.fetch());
      Map<UUID, OwnLabel> known = known(project, found);
      return Page.of(
          found,
          request,
          row -> requireNonNull(known.get(row.annotationId())),
          AnnotationRow::annotationId);
    });
  }

  private Map<UUID, OwnLabel> known(ProjectId project, List<AnnotationRow> found) {
    Map<UUID, OwnLabel> known = new HashMap<>();
    found.stream()
        .collect(Collectors.groupingBy(AnnotationRow::queueId))
        .forEach((id, own) -> {
          Queue queue = queues.find(project.value(), id).orElseThrow().queue(json);
          Asked asked = fields.asked(project, queue.plan());
          for (Annotation said : fields.annotations(asked, own)) {
            Task task =
                tasks
                    .find(project.value(), said.taskId().value())
                    .orElseThrow()
                    .task(asked.plan().labels());
            known.put(said.id().value(), new OwnLabel(said, task, queue));
          }
        });
    return known;
  }
}
