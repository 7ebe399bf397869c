package dev.hansei.api.campaigns;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignOrder;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.RunCampaign;
import dev.hansei.workflows.campaigns.RunCampaignInput;
import dev.hansei.workflows.campaigns.TopUp;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Starts campaigns and tells them what people want, for REST and pages alike. */
@Singleton
public final class CampaignStarter {
  /** An order passes through a worker and the registry; who gave it should see that it counts. */
  private static final Duration HEARD = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final WorkflowEngine engine;
  private final Campaigns campaigns;

  CampaignStarter(WorkflowEngine engine, Campaigns campaigns) {
    this.engine = engine;
    this.campaigns = campaigns;
  }

  /**
   * Starts a campaign and waits a little for its row.
   *
   * @return empty as long as no worker has come to it
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  Optional<CampaignView> start(CampaignPlan plan) {
    engine.start(
        RunCampaign.class,
        RunCampaign.workflowId(plan),
        new RunCampaignInput(plan, CampaignProgress.start()));
    return engine.awaitRow(() -> campaigns.find(plan.projectId(), plan.campaignId()));
  }

  /** Whether a campaign without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, CampaignId id) {
    return engine.isQueued(id.value(), RunCampaign.workflowId(project, id));
  }

  /** Pauses it: no step and no chunk of model calls begins. */
  CampaignView pause(CampaignView campaign, PersonId person) {
    return tell(campaign, "pause", order(person), now -> now.state() == CampaignState.PAUSED);
  }

  /** Takes a pause back. */
  CampaignView resume(CampaignView campaign, PersonId person) {
    return tell(campaign, "resume", order(person), now -> now.state() != CampaignState.PAUSED);
  }

  /** Raises its limits. */
  CampaignView topUp(CampaignView campaign, PersonId person, long calls, long usdMicros) {
    CampaignSpending before = campaign.spending();
    return tell(
        campaign,
        "topUp",
        new TopUp(order(person), calls, usdMicros),
        now ->
            now.spending().limitCalls() != before.limitCalls()
                || now.spending().limitUsdMicros() != before.limitUsdMicros());
  }

  /** Asks it to stop; what is done is kept. */
  CampaignView cancel(CampaignView campaign) {
    boolean told =
        !campaign.state().isTerminal() && engine.cancel(RunCampaign.workflowId(campaign.plan()));
    requireTold(campaign, told);
    return awaitChange(campaign, now -> now.state().isTerminal());
  }

  private CampaignView tell(
      CampaignView campaign, String name, Object message, Predicate<CampaignView> heard) {
    boolean told =
        !campaign.state().isTerminal()
            && engine.signal(RunCampaign.workflowId(campaign.plan()), name, message);
    requireTold(campaign, told);
    return awaitChange(campaign, now -> heard.test(now) || now.state().isTerminal());
  }

  private static CampaignOrder order(PersonId person) {
    return new CampaignOrder(UUID.randomUUID().toString(), person);
  }

  private static void requireTold(CampaignView campaign, boolean told) {
    if (!told) {
      throw ApiProblem.conflict(
              "campaign-ended",
              "Campaign %s has ended; it takes no more orders.".formatted(campaign.id()))
          .raise();
    }
  }

  /** What is there after a moment; without a worker that is what was there before. */
  private CampaignView awaitChange(CampaignView before, Predicate<CampaignView> changed) {
    Instant end = Instant.now().plus(HEARD);
    CampaignView now = campaigns.find(before.plan().projectId(), before.id()).orElse(before);
    while (!changed.test(now) && Instant.now().isBefore(end)) {
      pause();
      now = campaigns.find(before.plan().projectId(), before.id()).orElse(before);
    }
    return now;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the registry", e);
    }
  }
}
