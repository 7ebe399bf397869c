package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionId;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Drives the loop: collect failures, make cases, run what is live and the candidates, ask the gate,
 * ask people. Each step that is a workflow is a child with an id of its own kind.
 *
 * <p>Started by a lead; ends when its cycles are done, soon after it is cancelled (Temporal
 * cancellation), or when a step fails for good: the campaign then has failed, says which step, and
 * leaves what was done. Id: {@code campaigns/<project>/<campaign>}; each cycle is a run of its own
 * under that id. Waits for people for days, so it upgrades to new builds by patches.
 */
@WorkflowInterface
public interface RunCampaign {
  /** Goes round. */
  @WorkflowMethod
  CampaignStatus run(RunCampaignInput input);

  /**
   * No further step begins, and no further chunk of the step that is being done. People may go on
   * deciding. The same order again is nothing.
   */
  @SignalMethod
  void pause(CampaignOrder order);

  /** Takes a pause back. The same order again is nothing. */
  @SignalMethod
  void resume(CampaignOrder order);

  /** Raises the limits; a campaign that is out of budget goes on where it stopped. */
  @SignalMethod
  void topUp(TopUp topUp);

  /** Says that the promotion it asked for is approved and on its way. */
  @SignalMethod(name = Promote.ROLLS_OUT)
  void promotionRollsOut(PromotionId promotion);

  /** Where it stands. */
  @QueryMethod
  CampaignStatus status();

  /** The workflow id of a campaign. */
  static String workflowId(CampaignPlan plan) {
    return workflowId(plan.projectId(), plan.campaignId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, CampaignId campaignId) {
    return "campaigns/%s/%s".formatted(projectId, campaignId);
  }
}
