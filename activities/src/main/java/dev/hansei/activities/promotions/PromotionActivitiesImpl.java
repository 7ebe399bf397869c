package dev.hansei.activities.promotions;

import dev.hansei.activities.Effects;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.promotions.RolloutSteps;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.promotions.StepToBegin;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Hands each step to the registry, where it is one transaction that may be repeated. */
@Singleton
public final class PromotionActivitiesImpl implements PromotionActivities {
  private final Promotions promotions;
  private final PromotionDecisions decisions;
  private final PromotionMoves moves;
  private final RolloutSteps steps;
  private final ObjectStore objects;

  public PromotionActivitiesImpl(
      Promotions promotions,
      PromotionDecisions decisions,
      PromotionMoves moves,
      RolloutSteps steps,
      ObjectStore objects) {
    this.promotions = promotions;
    this.decisions = decisions;
    this.moves = moves;
    this.steps = steps;
    this.objects = objects;
  }

  @Override
  public Opened openPromotion(PromoteInput input) {
    return Effects.of(() -> promotions.open(input));
  }

  @Override
  public void recordVerdict(VerdictToRecord verdict) {
    Effects.run(() -> promotions.recordVerdict(verdict));
  }

  @Override
  public void recordDecision(DecisionToRecord decision) {
    Effects.run(() -> decisions.record(decision));
  }

  @Override
  public PromotionState moveStage(StageMove move) {
    return Effects.of(() -> moves.move(move));
  }

  @Override
  public void closePromotion(Closing closing) {
    Effects.run(() -> {
      if (promotions.find(closing.projectId(), closing.promotionId()).isPresent()) {
        promotions.close(closing);
      }
    });
  }

  @Override
  public StepTaken walkStage(StageToWalk stage) {
    return Effects.of(() -> wordless(steps.walkStage(stage)));
  }

  @Override
  public StepTaken beginStep(StepToBegin step) {
    return Effects.of(() -> wordless(steps.beginStep(step)));
  }

  @Override
  public StepTaken nextStep(StepMove move) {
    return Effects.of(() -> wordless(steps.nextStep(move)));
  }

  @Override
  public StepTaken steerStep(SteeringToTake wanted) {
    return Effects.of(() -> wordless(steer(wanted)));
  }

  private StepAnswer steer(SteeringToTake wanted) {
    Steering steering = wanted.steering();
    String words = new String(objects.get(steering.reason()), StandardCharsets.UTF_8);
    var step =
        new StepSteering(
            wanted.projectId(),
            wanted.promotionId(),
            steering.step(),
            steering.personId(),
            words,
            steering.stop());
    return switch (steering.kind()) {
      case HOLD -> steps.hold(step);
      case RESUME -> steps.resume(step);
      case SKIP -> steps.skip(step);
    };
  }

  /** What people wrote stays in the registry; a history keeps its text for good. */
  private static StepTaken wordless(StepAnswer answer) {
    return new StepTaken(
        switch (answer) {
          case StepAnswer.Held(int number, String _) -> new StepAnswer.Held(number, "held");
          case StepAnswer.RolledBack _ -> new StepAnswer.RolledBack("rolled back");
          case StepAnswer.Stepped _,
              StepAnswer.Walked _,
              StepAnswer.Resting _,
              StepAnswer.Frozen _,
              StepAnswer.Overtaken _,
              StepAnswer.Expired _,
              StepAnswer.Finished _ ->
              answer;
        });
  }
}
