package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.annotations.Conflict;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may not review what because it is their own work: answers of prompt versions, and of cases,
 * that they wrote. Written once, when a queue opens, so that a claim reads one entry of it a task.
 */
@Singleton
public final class Conflicts {
  private final ConflictRepository rows;
  private final Transactions transactions;

  Conflicts(ConflictRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Writes them for the tasks that a queue has, within the transaction that opens it. */
  void write(Queue queue, UUID project) {
    if (!queue.plan().rules().allowsOwnWork()) {
      rows.addAuthorsOfPrompts(project, queue.id().value());
      rows.addAuthorsOfCases(project, queue.id().value());
      if (queue.plan().source().orElse(null)
          instanceof ItemSource.RunPairs(var baseline, var candidate)) {
        rows.addAuthorsOfPrompts(project, queue.id().value(), baseline.value());
        rows.addAuthorsOfPrompts(project, queue.id().value(), candidate.value());
      }
    }
  }

  /** Why the person may not review the task; within a transaction. */
  Optional<Conflict> of(TaskRow task, PersonId person) {
    return rows.find(task.projectId(), task.taskId(), person.value())
        .map(row -> Conflict.valueOf(row.reason()));
  }

  /**
   * How many open tasks fewer people of the project may review than have to.
   *
   * @return all of them where fewer people may label in the queue at all
   */
  public int unreviewable(ProjectId project, Queue queue, int open) {
    return transactions.read(() -> {
      List<byte[]> people =
          rows.reviewers(project.value()).stream()
              .filter(person -> queue.isFor(new PersonId(person.personId())))
              .map(person -> UuidBytes.of(person.personId()))
              .toList();
      int spare = people.size() - queue.plan().reviewers();
      return spare < 0
          ? open
          : rows.openInWhich(project.value(), queue.id().value(), people, spare + 1).items();
    });
  }
}
