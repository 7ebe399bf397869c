package dev.hansei.api.campaigns;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.campaigns.CampaignSteps;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignClosing;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToClose;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToOpen;
import dev.hansei.workflows.campaigns.CampaignActivities.StepEnding;
import dev.hansei.workflows.campaigns.CampaignActivities.StepRef;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToReserve;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToSettle;
import dev.hansei.workflows.campaigns.CampaignBudget;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.SuiteId;
import java.util.List;
import java.util.Optional;

/** Campaigns as their workflows would have left them. */
public final class CampaignSeed {
  private final ApiServer server;
  private final Project project;

  /** For a project. */
  public CampaignSeed(ApiServer server, Project project) {
    this.server = server;
    this.project = project;
  }

  /** One cycle, held by the gate; no candidate was asked about. */
  public CampaignId held() {
    return held(Optional.empty());
  }

  /** The same, where the gate gave that verdict, of which the campaign says that it blocks. */
  public CampaignId heldBy(VerdictId verdict) {
    return held(Optional.of(verdict));
  }

  private CampaignId held(Optional<VerdictId> verdict) {
    var ids = server.get(Ids.class);
    var id = new CampaignId(ids.next());
    var plan =
        new CampaignPlan(
            project.id(),
            id,
            "support",
            new PromptId(ids.next()),
            Stage.PRODUCTION,
            List.of(),
            new Answerer.ByModel(new ModelName("builtin/extractive")),
            false,
            Optional.empty(),
            new CampaignPlan.Examination(new SuiteId(ids.next()), new DatasetId(ids.next()), 1, 0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new CampaignBudget(50, 0),
            CampaignPlan.Rhythm.ONCE,
            server.person(project, Role.LEAD).id());
    var campaigns = server.get(Campaigns.class);
    var ref = new CampaignRef(project.id(), id);
    campaigns.open(plan);
    campaigns.openCycle(new CycleToOpen(plan, 1));
    verdict.ifPresent(said -> ask(ref, said));
    campaigns.closeCycle(new CycleToClose(ref, 1, CampaignOutcome.HELD, Optional.empty()));
    campaigns.close(new CampaignClosing(ref, CampaignState.COMPLETED, "", ""));
    return id;
  }

  private void ask(CampaignRef ref, VerdictId verdict) {
    var step = new StepRef(ref, 1, new CampaignStep.AskGate(1));
    var steps = server.get(CampaignSteps.class);
    steps.reserve(new StepToReserve(step, Optional.of(verdict.value()), 0));
    steps.settle(
        new StepToSettle(
            step,
            StepEnding.DONE,
            Optional.empty(),
            Optional.of(new StepResult.Judged(1, verdict, StepResult.Says.BLOCK, 0, 0))));
  }
}
