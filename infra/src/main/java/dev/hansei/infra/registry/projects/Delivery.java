package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.EventId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Telling one webhook of one event.
 *
 * @param event its id, which is the {@code webhook-id} of each try
 * @param attempts tries since it was last asked for
 * @param nextAt the next try, while it waits for one
 * @param triedAt when the last try began
 * @param status of HTTP, of the last try that ended; absent where no reply came or none has ended
 * @param problem why no reply came
 */
public record Delivery(
    EventId event,
    String type,
    String subjectKind,
    String subjectId,
    Instant happenedAt,
    State state,
    int attempts,
    Optional<Instant> nextAt,
    Optional<Instant> triedAt,
    Optional<Integer> status,
    Optional<String> problem) {
  public Delivery {
    Objects.requireNonNull(event, "event is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(subjectKind, "subjectKind is null");
    Objects.requireNonNull(subjectId, "subjectId is null");
    Objects.requireNonNull(happenedAt, "happenedAt is null");
    Objects.requireNonNull(state, "state is null");
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts is negative: " + attempts);
    }
    Objects.requireNonNull(nextAt, "nextAt is null");
    Objects.requireNonNull(triedAt, "triedAt is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(problem, "problem is null");
  }

  /** Where it stands. */
  public enum State {
    /** It will be tried, again or for the first time. */
    WAITING,
    /** Its webhook is paused. */
    HELD,
    /** The receiver has it. */
    DONE,
    /** It was tried often enough, or its receiver is gone; it can be sent again. */
    DEAD
  }
}
