package dev.hansei.workflows.promotions;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rollout has seen so far.
 *
 * @param metrics in the order of the plan's metrics
 */
public record RolloutSeen(List<MetricSeen> metrics) {
  public RolloutSeen {
    metrics = List.copyOf(metrics);
  }

  /** Nothing yet. */
  public static RolloutSeen start(ReleasePlan plan) {
    return new RolloutSeen(
        plan.metrics().stream()
            .map(metric -> MetricSeen.start(metric.name(), plan.margin()))
            .toList());
  }

  /** With another state of one metric. */
  public RolloutSeen with(int index, MetricSeen seen) {
    List<MetricSeen> next = new ArrayList<>(metrics);
    next.set(index, seen);
    return new RolloutSeen(next);
  }

  /** The tests go on, and so does what waits for company; the step's own count does not. */
  public RolloutSeen atNextStep() {
    return new RolloutSeen(metrics.stream().map(MetricSeen::atNextStep).toList());
  }
}
