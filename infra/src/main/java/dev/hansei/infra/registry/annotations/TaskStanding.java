package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.FormPolicy;
import dev.hansei.workflows.annotations.FormPolicy.Decision;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a task stands after something was said, skipped or taken back. Each change locks first the
 * queue (shared, so that it does not close meanwhile), then the task, then its places.
 */
@Singleton
final class TaskStanding {
  private final QueueRepository queues;
  private final TaskRepository tasks;
  private final AnnotationRepository annotations;
  private final CountRepository counts;
  private final FieldAnswers fields;
  private final CanonicalJson json;

  TaskStanding(
      QueueRepository queues,
      TaskRepository tasks,
      AnnotationRepository annotations,
      CountRepository counts,
      FieldAnswers fields,
      CanonicalJson json) {
    this.queues = queues;
    this.tasks = tasks;
    this.annotations = annotations;
    this.counts = counts;
    this.fields = fields;
    this.json = json;
  }

  /** A task that is locked, of a queue that stays as it is meanwhile. */
  record Locked(QueueRow queue, Queue asking, TaskRow task, Asked asked) {
    boolean takesLabels() {
      return queue.currentState().takesLabels();
    }

    boolean isGold() {
      return task.isGold();
    }

    LabelKind kind() {
      return asked.plan().labels();
    }
  }

  /**
   * Locks a task.
   *
   * @throws RegistryException NOT_FOUND
   */
  Locked lock(ProjectId project, TaskId id) {
    TaskRow found =
        tasks
            .find(project.value(), id.value())
            .orElseThrow(() -> RegistryException.notFound("task", id));
    QueueRow queue = queues.hold(project.value(), found.queueId()).orElseThrow();
    TaskRow task = tasks.lock(project.value(), id.value()).orElseThrow();
    Queue asking = queue.queue(json);
    return new Locked(queue, asking, task, fields.asked(project, asking.plan()));
  }

  /** What a queue asks. */
  Asked asked(QueueRow queue) {
    return fields.asked(new ProjectId(queue.projectId()), queue.queue(json).plan());
  }

  /** Decides anew, and writes it where it differs; gold settles nothing, whatever is said of it. */
  TaskState settle(Locked locked) {
    if (locked.isGold()) {
      return TaskState.OPEN;
    }
    TaskRow task = locked.task();
    List<AnnotationRow> standing = annotations.standing(task.projectId(), task.taskId());
    int skips = counts.skips(task.projectId(), task.taskId()).items();
    Map<UUID, Answers> said = fields.of(locked.asked(), standing);
    Decision decision =
        decide(locked.queue(), locked.asked(), new Heard(standing, said, skips, List.of()));
    write(locked.asked(), task, decision);
    return decision.task().state();
  }

  /**
   * What was said of one task.
   *
   * @param standing its annotations that stand
   * @param said what they say, by their ids; maybe those of others too
   * @param skips how many people skipped it for a reason that lies in the item
   * @param crowd what human beings elsewhere said; asked for at the end only
   */
  record Heard(
      List<AnnotationRow> standing, Map<UUID, Answers> said, int skips, List<Answers> crowd) {
    private List<Answers> of(Purpose purpose) {
      return standing.stream()
          .filter(row -> row.purpose().equals(purpose.name()))
          .map(row -> requireNonNull(said.get(row.annotationId())))
          .toList();
    }
  }

  Decision decide(QueueRow queue, Asked asked, Heard heard) {
    return FormPolicy.decide(
        asked.form(),
        new FormPolicy.Situation(
            queue.reviewers(),
            heard.of(Purpose.REVIEW),
            heard.of(Purpose.ADJUDICATION).stream().findFirst(),
            heard.skips(),
            !queue.currentState().takesLabels(),
            asked.plan().rule(),
            heard.crowd()));
  }

  void write(Asked asked, TaskRow task, Decision decision) {
    Optional<Settled> settled = decision.task().settled();
    tasks.settle(
        task.projectId(),
        task.taskId(),
        decision.task().state().name(),
        settled.map(it -> it.label().word()).orElse(""),
        settled.map(it -> it.resolution().name()).orElse(""));
    fields.settle(asked, task, decision.fields());
  }
}
