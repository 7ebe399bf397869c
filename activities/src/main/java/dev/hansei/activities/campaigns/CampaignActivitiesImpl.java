package dev.hansei.activities.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hansei.activities.Effects;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.campaigns.CampaignOrders;
import dev.hansei.infra.registry.campaigns.CampaignSteps;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.workflows.campaigns.CampaignActivities;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress.Opened;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.RunCampaign;
import dev.hansei.workflows.campaigns.StepResult.Published;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Hands each step to the registry, where it is one transaction that may be repeated. */
@Singleton
public final class CampaignActivitiesImpl implements CampaignActivities {
  private static final String TEXT = "text/plain;charset=utf-8";

  private final Campaigns campaigns;
  private final CampaignSteps steps;
  private final StepMoney money;
  private final CampaignOrders orders;
  private final Datasets datasets;
  private final Verdicts verdicts;
  private final Judges judges;
  private final ObjectStore objects;

  CampaignActivitiesImpl(
      Campaigns campaigns,
      CampaignSteps steps,
      StepMoney money,
      CampaignOrders orders,
      Datasets datasets,
      Verdicts verdicts,
      Judges judges,
      ObjectStore objects) {
    this.campaigns = campaigns;
    this.steps = steps;
    this.money = money;
    this.orders = orders;
    this.datasets = datasets;
    this.verdicts = verdicts;
    this.judges = judges;
    this.objects = objects;
  }

  @Override
  public void openCampaign(CampaignPlan plan) {
    Effects.run(() -> campaigns.open(plan));
  }

  @Override
  public Opened openCycle(CycleToOpen cycle) {
    return Effects.of(() -> campaigns.openCycle(cycle));
  }

  @Override
  public Reservation reserveStep(StepToReserve step) {
    return Effects.of(() -> steps.reserve(step, money.of(step)));
  }

  @Override
  public Published publishCases(DatasetToPublish dataset) {
    CampaignRef campaign = dataset.campaign();
    return Effects.of(() -> {
      DatasetVersion version =
          datasets.publish(campaign.projectId(), dataset.datasetId(), actor(campaign));
      return new Published(version.id(), version.caseCount());
    });
  }

  @Override
  public RubricFound findRubric(RubricToFind criterion) {
    ProjectId project = criterion.campaign().projectId();
    return Effects.of(() ->
        new RubricFound(
            judges
                .rubricOf(project, criterion.criterionId())
                .map(rubric -> objects.put(rubric.getBytes(UTF_8), TEXT))));
  }

  @Override
  public void recordCampaignVerdict(VerdictToKeep said) {
    CampaignRef campaign = said.campaign();
    Effects.run(() -> {
      var verdict =
          new Verdicts.NewVerdict(
              said.verdictId(), said.gateId(), said.evidence(), said.verdict(), actor(campaign));
      var _ = verdicts.record(campaign.projectId(), verdict);
    });
  }

  @Override
  public CampaignSpending settleStep(StepToSettle step) {
    return Effects.of(() -> steps.settle(step));
  }

  @Override
  public Recorded recordCampaignOrder(OrderToRecord order) {
    return Effects.of(() -> orders.record(order));
  }

  @Override
  public void closeCycle(CycleToClose cycle) {
    Effects.run(() -> campaigns.closeCycle(cycle));
  }

  @Override
  public void closeCampaign(CampaignClosing closing) {
    Effects.run(() -> campaigns.close(closing));
  }

  private static Actor actor(CampaignRef campaign) {
    return new Actor.ByWorkflow(
        RunCampaign.workflowId(campaign.projectId(), campaign.campaignId()));
  }
}
