package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.PromotionStatus;
import io.temporal.workflow.Async;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/**
 * How a campaign asks people, and how long it stays with what they approved. One per run.
 *
 * <p>A promotion that the campaign does not wait for goes on when the campaign is done; until
 * people have approved it is cancelled with the campaign, as every step is. A canary that runs is
 * not: a campaign that is cancelled then leaves it.
 */
final class AskStep {
  private final boolean leaves;
  private final CompletablePromise<PromotionState> rolling = Workflow.newPromise();
  private Optional<PromotionId> asked = Optional.empty();

  AskStep(CampaignPlan plan) {
    this.leaves = plan.promotion().filter(CampaignPlan.Promotion::leavesCanary).isPresent();
  }

  /** What became of it: its end, or that it is being rolled out where that is enough. */
  PromotionState ask(PromoteInput input) {
    asked = Optional.of(input.promotionId());
    String id = Promote.workflowId(input);
    Promote child =
        leaves ? CampaignChild.left(Promote.class, id) : CampaignChild.of(Promote.class, id);
    Promise<PromotionState> ended =
        Async.function(child::promote, input).thenApply(PromotionStatus::state);
    Promise.anyOf(ended, rolling).get();
    if (!leaves && !ended.isCompleted()) {
      // A cancellation ends no canary: the campaign would wait for it for weeks.
      Workflow.await(ended::isCompleted);
    }
    return (ended.isCompleted() ? ended : rolling).get();
  }

  /** Takes the news that a promotion is on its way; whether it is the one that was asked for. */
  boolean rollsOut(PromotionId promotion) {
    boolean isOurs = asked.equals(Optional.of(promotion));
    if (isOurs && !rolling.isCompleted()) {
      rolling.complete(PromotionState.ROLLING);
    }
    return isOurs;
  }
}
