package dev.hansei.workflows.failures;

import java.util.Objects;

/**
 * When a project's failures are collected by themselves.
 *
 * @param everyMinutes 5 to 10,080 (a week)
 * @param overlap what happens when the one before still runs
 * @param catchUpMinutes a start missed by an outage is made up for within this; 1 to 10,080
 * @param paused kept, but does not start
 */
public record CollectionSchedule(
    int everyMinutes, Overlap overlap, int catchUpMinutes, boolean paused) {
  /** Collections that follow each other faster find next to nothing. */
  public static final int MINUTES_LEAST = 5;

  /** A week. */
  public static final int MINUTES_MOST = 10_080;

  public CollectionSchedule {
    if (everyMinutes < MINUTES_LEAST || everyMinutes > MINUTES_MOST) {
      throw new IllegalArgumentException("everyMinutes is 5 to 10,080: " + everyMinutes);
    }
    Objects.requireNonNull(overlap, "overlap is null");
    if (catchUpMinutes < 1 || catchUpMinutes > MINUTES_MOST) {
      throw new IllegalArgumentException("catchUpMinutes is 1 to 10,080: " + catchUpMinutes);
    }
  }

  /** What happens to a start while the one before still runs. */
  public enum Overlap {
    /** It does not take place; the next one reads what it would have read. */
    SKIP,
    /** One start waits for the end of the one before; further ones do not take place. */
    BUFFER_ONE
  }
}
