package dev.hansei.workflows.annotations;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One criterion asked about many answers.
 *
 * @param planned how many tasks it has; 0 until it is open
 * @param deadline when labels should be there
 * @param isForAll whether everybody with the role may label: nobody was named, or those who were
 *     are late
 * @param remindedAt when its deadline was first spoken of
 */
public record Queue(
    QueueId id,
    QueuePlan plan,
    QueueState state,
    int planned,
    Instant createdAt,
    Instant deadline,
    boolean isForAll,
    Optional<Instant> remindedAt,
    Optional<Instant> endedAt,
    Actor createdBy) {
  public Queue {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(state, "state is null");
    if (planned < 0) {
      throw new IllegalArgumentException("planned is negative: " + planned);
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(deadline, "deadline is null");
    Objects.requireNonNull(remindedAt, "remindedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
    Objects.requireNonNull(createdBy, "createdBy is null");
  }

  /** The same with another number of tasks. */
  public Queue planning(int tasks) {
    return new Queue(
        id, plan, state, tasks, createdAt, deadline, isForAll, remindedAt, endedAt, createdBy);
  }

  /** Whether the person is asked, whoever may be with their role; never whom the lead left out. */
  public boolean isFor(PersonId person) {
    return (isForAll || plan.assignees().contains(person))
        && !plan.rules().excluded().contains(person);
  }
}
