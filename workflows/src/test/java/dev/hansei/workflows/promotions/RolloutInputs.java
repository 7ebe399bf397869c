package dev.hansei.workflows.promotions;

import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plans of three steps, and a request with one. */
public final class RolloutInputs {
  private RolloutInputs() {}

  static PromoteInput planned() {
    return PayloadSamples.promoteInput().planned(Optional.of(plan(2)));
  }

  /** By thumbs. */
  static ReleasePlan plan(int approvals) {
    return plan(
        approvals,
        List.of(
            new LiveMetric(
                "thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.5))));
  }

  /** To 1 %, 10 % and half of all. */
  public static ReleasePlan plan(int approvals, List<LiveMetric> metrics) {
    return new ReleasePlan(
        approvals,
        List.of(
            new CanaryStep(100, 400, 4),
            new CanaryStep(1_000, 1_600, 4),
            new CanaryStep(5_000, 1_000, 1)),
        metrics,
        ReleasePlan.ALPHA_HARM,
        0,
        Duration.ofDays(7));
  }

  /** Dev at once, team for two hours, then the steps of the plan. */
  public static ReleasePlan overDevAndTeam(ReleasePlan plan) {
    return new ReleasePlan(
        plan.approvals(),
        plan.steps(),
        plan.metrics(),
        plan.alphaHarm(),
        plan.margin(),
        plan.patience(),
        Optional.of(
            List.of(PathStop.through(Stage.DEV), new PathStop(Stage.TEAM, Duration.ofHours(2)))));
  }
}
