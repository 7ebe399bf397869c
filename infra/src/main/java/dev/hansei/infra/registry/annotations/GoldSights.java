package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How gold counts to one person who must not know which tasks it is: as if each item were one more
 * task of its queue, that moves the counts when the person answers it. So no number that they are
 * shown stands still where it moves for others.
 */
@Singleton
public final class GoldSights {
  private final GoldSeenRepository rows;
  private final Transactions transactions;

  GoldSights(GoldSeenRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** What of a queue's counts is gold, to this person; nothing once it takes no labels. */
  public QueueCounts of(ProjectId project, QueueId queue, PersonId person) {
    List<TaskState> states =
        rows(project, person).stream()
            .filter(row -> row.queueId().equals(queue.value()))
            .map(GoldSeenRow::state)
            .toList();
    return new QueueCounts(
        count(states, TaskState.OPEN),
        0,
        count(states, TaskState.LABELLED),
        count(states, TaskState.SKIPPED),
        0);
  }

  /** How much gold of all queues that take labels wants a label, to this person. */
  public int open(ProjectId project, PersonId person) {
    return count(rows(project, person).stream().map(GoldSeenRow::state).toList(), TaskState.OPEN);
  }

  /** Where one item of gold stands, to this person; also within a transaction. */
  TaskState of(ProjectId project, TaskId task, PersonId person) {
    return rows(project, person).stream()
        .filter(row -> row.taskId().equals(task.value()))
        .map(GoldSeenRow::state)
        .findFirst()
        .orElse(TaskState.OPEN);
  }

  private List<GoldSeenRow> rows(ProjectId project, PersonId person) {
    return transactions.read(
        () -> rows.of(project.value(), person.value(), new Author.ByPerson(person).label()));
  }

  private static int count(List<TaskState> states, TaskState wanted) {
    return (int) states.stream().filter(wanted::equals).count();
  }
}
