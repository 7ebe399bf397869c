package dev.hansei.activities.promotions;

import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;

/** Hands each step to the registry, where it is one transaction that may be repeated. */
@Singleton
public final class PromotionActivitiesImpl implements PromotionActivities {
  private final Promotions promotions;
  private final PromotionDecisions decisions;
  private final PromotionMoves moves;

  public PromotionActivitiesImpl(
      Promotions promotions, PromotionDecisions decisions, PromotionMoves moves) {
    this.promotions = promotions;
    this.decisions = decisions;
    this.moves = moves;
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
}
