package dev.hansei.workflows.promotions;

import dev.hansei.workflows.monitors.LookPolicy;
import dev.hansei.workflows.traces.MonitorNames;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What outcome of live traffic a rollout reads.
 *
 * @param name as it stands with a trace's feedback: {@code thumbs}, {@code judge:helpful@<id>},
 *     {@code detector:refusal}, or any score that an application sends; 1 to {@link
 *     #NAME_CHARS_MAX} characters
 * @param direction whether more is better
 * @param passesFrom from which value on it counts as 1, else 0; absent where values are scores in
 *     [0, 1] and count as they are
 * @param settles how long after an answer bad outcomes may still come, up to {@link #SETTLES_MAX}:
 *     a step goes on for so long once it has its planned number; absent where the name says it
 */
public record LiveMetric(
    String name, Direction direction, OptionalDouble passesFrom, Optional<Duration> settles) {
  /** The room that a feedback's name has. */
  public static final int NAME_CHARS_MAX = 200;

  /** Longer than that nobody wants to be left at a step. */
  public static final Duration SETTLES_MAX = Duration.ofDays(7);

  /** A trace without an answer is waited for, and looks come every few minutes. */
  private static final Duration SETTLES_OF_MONITORS = LookPolicy.PATIENCE.plusMinutes(6);

  /** Which end is the good one. */
  public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
  }

  public LiveMetric {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a live metric's name has 1 to 200 characters");
    }
    Objects.requireNonNull(direction, "direction is null");
    Objects.requireNonNull(passesFrom, "passesFrom is null");
    if (passesFrom.isPresent() && !Double.isFinite(passesFrom.getAsDouble())) {
      throw new IllegalArgumentException("passesFrom is no finite number");
    }
    Objects.requireNonNull(settles, "settles is null");
    if (settles.filter(it -> it.isNegative() || it.compareTo(SETTLES_MAX) > 0).isPresent()) {
      throw new IllegalArgumentException("a metric settles in 0 seconds to 7 days");
    }
  }

  /** One that settles as its name says. */
  public LiveMetric(String name, Direction direction, OptionalDouble passesFrom) {
    this(name, direction, passesFrom, Optional.empty());
  }

  /** How long late outcomes are waited for: 21 minutes for what monitors write, else none. */
  public Duration settling() {
    return settles.orElse(countsMonitorsOnly() ? SETTLES_OF_MONITORS : Duration.ZERO);
  }

  /** Whether outcomes by it count that a monitor wrote, and no others. */
  public boolean countsMonitorsOnly() {
    return MonitorNames.areReserved(name);
  }
}
