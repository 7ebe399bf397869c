package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskDecision;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskPolicy;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

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
  private final CanonicalJson json;

  TaskStanding(
      QueueRepository queues,
      TaskRepository tasks,
      AnnotationRepository annotations,
      CountRepository counts,
      CanonicalJson json) {
    this.queues = queues;
    this.tasks = tasks;
    this.annotations = annotations;
    this.counts = counts;
    this.json = json;
  }

  /** A task that is locked, of a queue that stays as it is meanwhile. */
  record Locked(QueueRow queue, TaskRow task, QueuePlan plan) {
    boolean takesLabels() {
      return queue.currentState().takesLabels();
    }

    boolean isFor(PersonId person) {
      return queue.forAll() || plan.assignees().contains(person);
    }

    LabelKind kind() {
      return plan.labels();
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
    return new Locked(queue, task, queue.queue(json).plan());
  }

  /** Decides anew, and writes it where it differs. */
  TaskState settle(Locked locked) {
    TaskRow task = locked.task();
    List<AnnotationRow> standing = annotations.standing(task.projectId(), task.taskId());
    int skips = counts.skips(task.projectId(), task.taskId()).items();
    TaskDecision decision = decide(locked.queue(), locked.kind(), standing, skips);
    write(task, decision);
    return decision.state();
  }

  TaskDecision decide(QueueRow queue, LabelKind kind, List<AnnotationRow> standing, int skips) {
    return TaskPolicy.decide(
        new TaskPolicy.Situation(
            queue.reviewers(),
            labels(kind, standing, Purpose.REVIEW),
            labels(kind, standing, Purpose.ADJUDICATION).stream().findFirst(),
            skips,
            !queue.currentState().takesLabels()));
  }

  void write(TaskRow task, TaskDecision decision) {
    Optional<Settled> settled = decision.settled();
    tasks.settle(
        task.projectId(),
        task.taskId(),
        decision.state().name(),
        settled.map(it -> it.label().word()).orElse(""),
        settled.map(it -> it.resolution().name()).orElse(""));
  }

  private static List<Label> labels(LabelKind kind, List<AnnotationRow> standing, Purpose purpose) {
    return standing.stream()
        .filter(row -> row.purpose().equals(purpose.name()))
        .map(row -> kind.label(row.label()).orElseThrow())
        .toList();
  }
}
