package dev.hansei.workflows.promotions;

import java.util.Objects;
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
 */
public record LiveMetric(String name, Direction direction, OptionalDouble passesFrom) {
  /** The room that a feedback's name has. */
  public static final int NAME_CHARS_MAX = 200;

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
  }
}
