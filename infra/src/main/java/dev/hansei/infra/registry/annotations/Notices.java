package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells people, each in person, that labels are late. A person is told each thing once. */
@Singleton
public final class Notices {
  private final NoticeRepository rows;
  private final Transactions transactions;
  private final Clock clock;

  Notices(NoticeRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What a person was told of queues that still take labels, the last thing first. */
  public List<Notice> of(ProjectId project, PersonId person) {
    return transactions.read(
        () -> rows.of(project.value(), person.value()).stream().map(NoticeRow::notice).toList());
  }

  /** Who was told so of a queue. */
  public List<PersonId> told(ProjectId project, QueueId queue, Deadline.Step step) {
    return transactions.read(() ->
        rows.told(project.value(), queue.value(), step.name()).stream()
            .map(row -> new PersonId(row.personId()))
            .toList());
  }

  /** Tells those whom a step concerns, within the transaction that takes it. */
  void tell(QueueRow queue, QueuePlan plan, Deadline.Step step) {
    List<byte[]> people =
        concerned(queue, plan, step).stream()
            .filter(person -> !plan.rules().excluded().contains(new PersonId(person)))
            .map(UuidBytes::of)
            .toList();
    if (!people.isEmpty()) {
      rows.tell(queue.projectId(), queue.queueId(), step.name(), clock.instant(), people);
    }
  }

  private List<UUID> concerned(QueueRow queue, QueuePlan plan, Deadline.Step step) {
    List<UUID> assigned = plan.assignees().stream().map(PersonId::value).toList();
    return switch (step) {
      case REMIND -> assigned.isEmpty() ? having(queue, Role.ANNOTATOR) : assigned;
      case REASSIGN -> others(queue, assigned);
      case FALL_BACK -> having(queue, Role.LEAD);
    };
  }

  /** As many as were named at first; where everybody was asked there is nobody else to name. */
  private List<UUID> others(QueueRow queue, List<UUID> assigned) {
    List<UUID> others = new ArrayList<>(having(queue, Role.ANNOTATOR));
    others.removeAll(assigned);
    return others.subList(0, Math.min(assigned.size(), others.size()));
  }

  private List<UUID> having(QueueRow queue, Role role) {
    return rows.having(queue.projectId(), role.name(), queue.queueId()).stream()
        .map(SomebodyRow::personId)
        .toList();
  }
}
