package dev.hansei.workflows;

import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.ReleasePlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Payloads of promotions that are rolled out step by step. */
final class PromotionSamples {
  private PromotionSamples() {}

  static void add(Map<String, Object> samples) {
    samples.put("PromoteInputPlanned", planned(PayloadSamples.promoteInput()));
  }

  /** Three steps, decided by thumbs and by a judge's scores. */
  static ReleasePlan plan() {
    return new ReleasePlan(
        2,
        List.of(
            new CanaryStep(100, 400, 4),
            new CanaryStep(1_000, 1_600, 4),
            new CanaryStep(5_000, 1_000, 1)),
        List.of(
            new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.5)),
            new LiveMetric(
                "detector:refusal", LiveMetric.Direction.LOWER_IS_BETTER, OptionalDouble.empty())),
        ReleasePlan.ALPHA_HARM,
        0.0,
        Duration.ofDays(7));
  }

  private static PromoteInput planned(PromoteInput input) {
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
        Optional.of(plan()));
  }
}
