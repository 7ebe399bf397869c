package dev.hansei.workflows.promotions;

import dev.hansei.workflows.PayloadSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A request with a plan of three steps. */
final class RolloutInputs {
  private RolloutInputs() {}

  static PromoteInput planned() {
    PromoteInput input = PayloadSamples.promoteInput();
    return new PromoteInput(
        input.projectId(),
        input.promotionId(),
        input.promptId(),
        input.candidate(),
        input.stage(),
        input.gateId(),
        input.baselineRun(),
        input.candidateRun(),
        input.requestedBy(),
        input.patience(),
        input.reason(),
        Optional.of(plan(2)));
  }

  static ReleasePlan plan(int approvals) {
    var thumbs =
        new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.5));
    return new ReleasePlan(
        approvals,
        List.of(
            new CanaryStep(100, 400, 4),
            new CanaryStep(1_000, 1_600, 4),
            new CanaryStep(5_000, 1_000, 1)),
        List.of(thumbs),
        ReleasePlan.ALPHA_HARM,
        0.0,
        Duration.ofDays(7));
  }
}
