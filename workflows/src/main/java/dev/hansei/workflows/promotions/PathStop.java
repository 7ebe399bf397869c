package dev.hansei.workflows.promotions;

import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.Objects;

/**
 * A stage that a candidate goes through before the one it is asked for.
 *
 * @param rest how long it is live there, for all callers of that stage, before it goes further; 0
 *     to 30 days
 */
public record PathStop(Stage stage, Duration rest) {
  /** What was learnt at an earlier stage is old by then, and the approvals with it. */
  public static final Duration REST_MAX = Duration.ofDays(30);

  public PathStop {
    Objects.requireNonNull(stage, "stage is null");
    if (stage == Stage.PRODUCTION) {
      throw new IllegalArgumentException("nothing comes after production: no path leads over it");
    }
    if (rest.isNegative() || rest.compareTo(REST_MAX) > 0) {
      throw new IllegalArgumentException("a rest at a stage is at most 30 days: " + rest);
    }
  }

  /** Passed at once. */
  public static PathStop through(Stage stage) {
    return new PathStop(stage, Duration.ZERO);
  }
}
