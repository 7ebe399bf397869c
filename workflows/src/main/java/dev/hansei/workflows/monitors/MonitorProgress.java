package dev.hansei.workflows.monitors;

import java.util.Objects;
import java.util.Optional;

/**
 * What the next execution of a monitor must know.
 *
 * @param tick the number of its next look, from 1
 * @param after where a page of that look ended; absent where it has not begun
 */
public record MonitorProgress(int tick, Optional<String> after) {
  public MonitorProgress {
    Objects.requireNonNull(after, "after is null");
    if (tick < 1) {
      throw new IllegalArgumentException("looks count from 1: " + tick);
    }
  }

  /** Between two looks. */
  public MonitorProgress(int tick) {
    this(tick, Optional.empty());
  }
}
