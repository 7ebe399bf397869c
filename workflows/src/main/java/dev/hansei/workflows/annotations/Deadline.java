package dev.hansei.workflows.annotations;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue's deadline and what was done about it so far.
 *
 * @param openedAt when tasks could first be claimed
 * @param patience from then to the deadline
 * @param taken how many {@link Step}s were taken
 */
public record Deadline(Instant openedAt, Duration patience, int taken) {
  public Deadline {
    Objects.requireNonNull(openedAt, "openedAt is null");
    Objects.requireNonNull(patience, "patience is null");
    if (taken < 0 || taken > Step.values().length) {
      throw new IllegalArgumentException("no such number of steps: " + taken);
    }
  }

  /** What is done when labels are late, in this order. */
  public enum Step {
    /** Half the time is over: say so to those who may label. */
    REMIND(2),
    /** Three quarters are over: whoever has the role may label, and idle leases end. */
    REASSIGN(3),
    /** The deadline itself: the queue's {@link Fallback}. */
    FALL_BACK(4);

    private final int quarters;

    Step(int quarters) {
      this.quarters = quarters;
    }
  }

  /** A step and when its time comes. */
  public record Due(Step step, Instant at) {
    public Due {
      Objects.requireNonNull(step, "step is null");
      Objects.requireNonNull(at, "at is null");
    }
  }

  /** The step that comes next; empty when all were taken. */
  public Optional<Due> next() {
    if (taken == Step.values().length) {
      return Optional.empty();
    }
    Step step = Step.values()[taken];
    return Optional.of(
        new Due(step, openedAt.plus(patience.multipliedBy(step.quarters).dividedBy(4))));
  }

  /** The next step, where its time has come; after an outage several are due, one after another. */
  public Optional<Step> due(Instant now) {
    return next().filter(due -> !now.isBefore(due.at())).map(Due::step);
  }

  /** As it is after one more step. */
  public Deadline stepTaken() {
    return new Deadline(openedAt, patience, taken + 1);
  }

  /** When labels should be there. */
  public Instant at() {
    return openedAt.plus(patience);
  }
}
