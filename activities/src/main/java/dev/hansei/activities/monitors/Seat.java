package dev.hansei.activities.monitors;

import dev.hansei.workflows.criteria.Judge;
import java.util.Objects;

/**
 * A judge of a monitor as it stands now.
 *
 * @param metric the name of its evaluations
 * @param mayScore whether its certificate stands
 */
record Seat(Judge judge, String metric, boolean mayScore) {
  Seat {
    Objects.requireNonNull(judge, "judge is null");
    Objects.requireNonNull(metric, "metric is null");
  }
}
