package dev.hansei.workflows;

import dev.hansei.workflows.campaigns.CampaignActivities;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.Plans;
import dev.hansei.workflows.campaigns.RunCampaignInput;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.StepTaken;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutProgress;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payloads of promotions that go over earlier stages, and of campaigns that leave a canary. */
final class PathSamples {
  private PathSamples() {}

  static void add(Map<String, Object> samples) {
    PromoteInput asked = PayloadSamples.promoteInput();
    PromoteInput onPath = asked.planned(Optional.of(plan()));
    samples.put("PromoteInputPath", onPath);
    samples.put("PromoteInputAwaited", onPath.awaitedBy("campaigns/p/c"));
    samples.put("PromoteInputWalked", walked(onPath));
    samples.put("PromotionId", asked.promotionId());
    samples.put("StageToWalk", new StageToWalk(asked.projectId(), asked.promotionId(), 2));
    samples.put("StepTaken.walked", new StepTaken(new StepAnswer.Walked(1)));
    samples.put(
        "StepTaken.resting",
        new StepTaken(
            new StepAnswer.Resting(1, Optional.of(Instant.parse("2027-01-04T08:00:00Z")))));
    samples.put(
        "StepTaken.resting-held", new StepTaken(new StepAnswer.Resting(2, Optional.empty())));
    samples.put(
        "RunCampaignInput.leaving",
        new RunCampaignInput(Plans.after(CampaignPlan.Canary.LEAVE), CampaignProgress.start()));
    samples.put("StepToSettle.stage-busy", stageBusy());
  }

  private static CampaignActivities.StepToSettle stageBusy() {
    CampaignPlan plan = Plans.full();
    var campaign = new CampaignActivities.CampaignRef(plan.projectId(), plan.campaignId());
    var asking = new CampaignStep.AskPeople(1, plan.candidates().getFirst());
    return new CampaignActivities.StepToSettle(
        new CampaignActivities.StepRef(campaign, 1, asking),
        CampaignActivities.StepEnding.DONE,
        Optional.empty(),
        Optional.of(new StepResult.StageBusy(1)));
  }

  /** Dev at once, team for two hours, then the usual steps. */
  private static ReleasePlan plan() {
    ReleasePlan steps = PromotionSamples.plan();
    return new ReleasePlan(
        steps.approvals(),
        steps.steps(),
        steps.metrics(),
        steps.alphaHarm(),
        steps.margin(),
        steps.patience(),
        Optional.of(
            List.of(PathStop.through(Stage.DEV), new PathStop(Stage.TEAM, Duration.ofHours(2)))));
  }

  private static PromoteInput walked(PromoteInput input) {
    var progress =
        new RolloutProgress(
            PromotionState.ROLLING,
            0,
            List.of(PayloadSamples.LEAD),
            List.of(PayloadSamples.LEAD),
            List.of("a"),
            Optional.empty(),
            Optional.of(1));
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
        input.plan(),
        Optional.of(progress));
  }
}
