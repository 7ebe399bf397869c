package dev.hansei.workflows;

import dev.hansei.workflows.campaigns.CampaignActivities;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.Plans;
import dev.hansei.workflows.campaigns.RunCampaignInput;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.StepTaken;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RolloutInputs;
import dev.hansei.workflows.promotions.RolloutProgress;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.StepAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payloads of promotions that go over earlier stages, and of campaigns that leave a canary. */
final class PathSamples {
  private PathSamples() {}

  static void add(Map<String, Object> samples) {
    PromoteInput asked = PayloadSamples.promoteInput();
    PromoteInput onPath =
        asked.planned(Optional.of(RolloutInputs.overDevAndTeam(PromotionSamples.plan())));
    samples.put("PromoteInputPath", onPath);
    samples.put("PromoteInputAwaited", onPath.awaitedBy("campaigns/p/c"));
    samples.put("PromoteInputWalked", walked(onPath));
    samples.put("PromotionId", asked.promotionId());
    samples.put("StageToWalk", new StageToWalk(asked.projectId(), asked.promotionId(), 2));
    samples.put("SteeringAtStop", steering());
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

  private static Steering steering() {
    return new Steering(
        "skip-1",
        PayloadSamples.LEAD,
        Steering.Kind.SKIP,
        0,
        new ArtifactRef(Sha256.of("seen enough"), "text/plain", 11),
        Optional.of(2));
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
    return input.carrying(progress);
  }
}
