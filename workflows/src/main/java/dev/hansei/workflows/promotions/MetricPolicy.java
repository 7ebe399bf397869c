package dev.hansei.workflows.promotions;

import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import java.util.Optional;

/**
 * Whether a metric of a plan can tell harm at all, by what the values of its name mean. Pure.
 *
 * <p>A detector's 1 is a find, so less is better; thumbs, resolved and judges' values go from 0 to
 * 1, stars from 1 to 5. Of other names nothing is known here.
 */
public final class MetricPolicy {
  private static final int STARS_MIN = 1;
  private static final int STARS_MAX = 5;

  private enum Kind {
    DETECTOR,
    UNIT,
    STARS,
    OTHER
  }

  private MetricPolicy() {}

  /** Which end is the good one where nobody says so. */
  public static Direction usual(String name) {
    return kind(name) == Kind.DETECTOR ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER;
  }

  /** Why a rollout must not rest on it, as a sentence; empty where it may. */
  public static Optional<String> objection(LiveMetric metric) {
    String name = metric.name();
    Kind kind = kind(name);
    if (kind != Kind.OTHER && metric.direction() != usual(name)) {
      return Optional.of(
          kind == Kind.DETECTOR
              ? name + " is 1 where the detector finds something: it is lower-is-better."
              : name + " is high where users are content: it is higher-is-better.");
    }
    if (metric.passesFrom().isEmpty()) {
      return Optional.empty();
    }
    double from = metric.passesFrom().getAsDouble();
    return switch (kind) {
      case DETECTOR, UNIT -> within(name, from, 0, 1);
      case STARS -> within(name, from, STARS_MIN, STARS_MAX);
      case OTHER -> Optional.empty();
    };
  }

  /** From the least value on each passes, and from above the most none: harm is never seen. */
  private static Optional<String> within(String name, double from, int least, int most) {
    return from > least && from <= most
        ? Optional.empty()
        : Optional.of(
            "%s goes from %d to %d: passesFrom is above %d and at most %d, or left out."
                .formatted(name, least, most, least, most));
  }

  private static Kind kind(String name) {
    if (name.startsWith(LiveMetrics.DETECTOR)) {
      return Kind.DETECTOR;
    }
    if (name.startsWith(LiveMetrics.JUDGE)
        || name.equals(OutcomeReading.THUMBS)
        || name.equals(OutcomeReading.RESOLVED)) {
      return Kind.UNIT;
    }
    return name.equals(OutcomeReading.STARS) ? Kind.STARS : Kind.OTHER;
  }
}
