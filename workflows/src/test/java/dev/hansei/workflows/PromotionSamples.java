package dev.hansei.workflows;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.Opened;
import dev.hansei.workflows.promotions.PromotionActivities.SteeringToTake;
import dev.hansei.workflows.promotions.PromotionActivities.StepTaken;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutInputs;
import dev.hansei.workflows.promotions.RolloutProgress;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepToBegin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Payloads of promotions that are rolled out step by step. */
final class PromotionSamples {
  private PromotionSamples() {}

  static void add(Map<String, Object> samples) {
    PromoteInput planned = planned(PayloadSamples.promoteInput());
    samples.put("PromoteInputPlanned", planned);
    samples.put("PromoteInputCarried", carrying(planned, Optional.empty()));
    samples.put("PromoteInputCarriedTold", carrying(planned, Optional.of(true)));
    RehearsalSamples.add(samples, planned);
    samples.put("OpenedPlanned", new Opened(List.of(PayloadSamples.LEAD), 4, Optional.of(plan())));
    samples.put("Steering", steering());
    samples.put("SteeringToTake", toTake(planned));
    samples.put("StepToBegin", new StepToBegin(planned.projectId(), planned.promotionId()));
    samples.put("StepMove", new StepMove(planned.projectId(), planned.promotionId(), 2));
    samples.put("StepTaken.stepped", new StepTaken(new StepAnswer.Stepped(2, 1_000)));
    samples.put("StepTaken.held", new StepTaken(new StepAnswer.Held(2, "held")));
    samples.put(
        "StepTaken.frozen",
        new StepTaken(new StepAnswer.Frozen(Instant.parse("2027-01-04T08:00:00Z"))));
    samples.put("StepTaken.rolled-back", new StepTaken(new StepAnswer.RolledBack("rolled back")));
    samples.put("StepTaken.overtaken", new StepTaken(new StepAnswer.Overtaken()));
    samples.put("StepTaken.expired", new StepTaken(new StepAnswer.Expired()));
    samples.put("StepTaken.finished", new StepTaken(new StepAnswer.Finished(9)));
  }

  /** Three steps, decided by thumbs and by a judge's scores. */
  static ReleasePlan plan() {
    return RolloutInputs.plan(
        2,
        List.of(
            new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.5)),
            new LiveMetric(
                "detector:refusal", LiveMetric.Direction.LOWER_IS_BETTER, OptionalDouble.empty())));
  }

  private static PromoteInput planned(PromoteInput input) {
    return input.planned(Optional.of(plan()));
  }

  private static Steering steering() {
    return new Steering(
        "hold-1",
        PayloadSamples.LEAD,
        Steering.Kind.HOLD,
        2,
        new ArtifactRef(Sha256.of("wait"), "text/plain", 4));
  }

  private static SteeringToTake toTake(PromoteInput input) {
    return new SteeringToTake(input.projectId(), input.promotionId(), steering());
  }

  private static PromoteInput carrying(PromoteInput input, Optional<Boolean> told) {
    return input.carrying(
        new RolloutProgress(
            PromotionState.PAUSED,
            2,
            List.of(PayloadSamples.LEAD),
            List.of(),
            List.of("decision-1"),
            told));
  }
}
