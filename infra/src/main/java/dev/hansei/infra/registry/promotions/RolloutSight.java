package dev.hansei.infra.registry.promotions;

import java.util.List;

/**
 * A rollout at one moment: its steps, and the points of each metric's chart.
 *
 * @param steps those that have begun, in order
 * @param charts by the plan's metrics, in their order; empty without a plan
 */
public record RolloutSight(List<StepView> steps, List<List<RolloutPoint>> charts) {
  public RolloutSight {
    steps = List.copyOf(steps);
    charts = charts.stream().map(List::copyOf).toList();
  }

  /** The chart of one metric, by its place in the plan, from 1. */
  public List<RolloutPoint> points(int metric) {
    return charts.isEmpty() ? List.of() : charts.get(metric - 1);
  }

  /**
   * Comparisons that no step counts as its own: of answers of an earlier step, of which somebody
   * spoke while a later one ran. They test for harm all the same, and so the chart has them.
   *
   * @param metric its place in the plan, from 1
   */
  public int late(int metric) {
    if (steps.isEmpty()) {
      return 0;
    }
    int own = steps.stream().mapToInt(step -> step.metrics().get(metric - 1).inStep()).sum();
    return steps.getLast().metrics().get(metric - 1).comparisons() - own;
  }
}
