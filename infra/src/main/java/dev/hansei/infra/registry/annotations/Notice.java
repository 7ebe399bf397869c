package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.QueueId;
import java.time.Instant;
import java.util.Objects;

/**
 * That a person was told of late labels.
 *
 * @param name the queue's
 * @param step why: a reminder, being asked in place of others, or, to leads, that it is overdue
 * @param deadline when labels should be there
 */
public record Notice(QueueId queue, String name, Deadline.Step step, Instant at, Instant deadline) {
  public Notice {
    Objects.requireNonNull(queue, "queue is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(step, "step is null");
    Objects.requireNonNull(at, "at is null");
    Objects.requireNonNull(deadline, "deadline is null");
  }

  /** What the person is told. */
  public String sentence() {
    return switch (step) {
      case REMIND -> "A reminder: labels are missing in '%s'.".formatted(name);
      case REASSIGN -> "You are asked to label in '%s', where others are late.".formatted(name);
      case FALL_BACK -> "'%s' is past its deadline and labels are missing.".formatted(name);
    };
  }
}
