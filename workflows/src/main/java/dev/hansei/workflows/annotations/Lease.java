package dev.hansei.workflows.annotations;

import dev.hansei.workflows.projects.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One person's hold on one task, until a moment.
 *
 * @param desk the browser tab or program that holds it, so that two tabs of one person get
 *     different tasks; 1 to 40 characters of the holder's choice
 * @param number names this hold, by chance another each time the place changes hands: who names an
 *     old one is too late, and nobody learns from it who had the task before
 */
public record Lease(TaskId taskId, PersonId holder, String desk, long number, Instant until) {
  /**
   * Long enough to read a long answer with its passages; short enough that who walks away does not
   * keep an item from the others over lunch. A page that is looked at extends it.
   */
  public static final Duration LENGTH = Duration.ofMinutes(10);

  /** One that is looked at and three that are ready, in three tabs. */
  public static final int HELD_MAX = 12;

  private static final int DESK_CHARS_MAX = 40;

  public Lease {
    Objects.requireNonNull(taskId, "taskId is null");
    Objects.requireNonNull(holder, "holder is null");
    if (desk.isBlank() || desk.length() > DESK_CHARS_MAX) {
      throw new IllegalArgumentException("a desk has 1 to 40 characters");
    }
    if (number < 1) {
      throw new IllegalArgumentException("lease numbers count from 1: " + number);
    }
    Objects.requireNonNull(until, "until is null");
  }
}
