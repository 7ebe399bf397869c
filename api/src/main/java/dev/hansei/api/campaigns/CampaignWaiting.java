package dev.hansei.api.campaigns;

import dev.hansei.api.annotations.QueueSight;
import dev.hansei.api.campaigns.CampaignResource.WaitsFor;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.infra.registry.campaigns.StepView;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.campaigns.CampaignWait;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What campaigns wait for, and for whom. */
@Singleton
final class CampaignWaiting {
  private static final String LABELS = "annotate";

  private final Campaigns campaigns;
  private final Queues queues;
  private final QueueSight sight;
  private final Promotions promotions;

  CampaignWaiting(Campaigns campaigns, Queues queues, QueueSight sight, Promotions promotions) {
    this.campaigns = campaigns;
    this.queues = queues;
    this.sight = sight;
    this.promotions = promotions;
  }

  WaitsFor of(Caller caller, CampaignView campaign) {
    return switch (campaign.state()) {
      case PLANNED, COMPLETED, CANCELLED, FAILED ->
          new WaitsFor(CampaignWait.NOTHING, "nobody", Optional.empty());
      case PAUSED -> new WaitsFor(CampaignWait.RESUME, "a lead who resumes it", Optional.empty());
      case OUT_OF_BUDGET ->
          new WaitsFor(CampaignWait.TOP_UP, "a lead who tops it up", Optional.empty());
      case WAITING_FOR_PEOPLE -> forPeople(caller, campaign);
      case RUNNING -> whileRunning(campaign);
    };
  }

  private WaitsFor forPeople(Caller caller, CampaignView campaign) {
    Optional<UUID> subject =
        campaigns.steps(campaign.plan().projectId(), campaign.id(), campaign.cycle()).stream()
            .filter(step -> step.key().equals(campaign.step()))
            .findFirst()
            .flatMap(StepView::subject);
    return campaign.step().equals(LABELS)
        ? forLabels(caller, campaign, subject)
        : forPromotion(campaign.plan().projectId(), subject);
  }

  /** The step knows its queue before the queue is there: until then there is nowhere to go. */
  private WaitsFor forLabels(Caller caller, CampaignView campaign, Optional<UUID> subject) {
    Optional<QueueView> queue =
        subject
            .flatMap(id -> queues.find(campaign.plan().projectId(), new QueueId(id)))
            .filter(each -> each.queue().planned() > 0)
            // Whoever reads it may be a reviewer.
            .map(each -> sight.blind(caller, each));
    return new WaitsFor(
        CampaignWait.LABELS,
        queue
            .map(CampaignWaiting::labels)
            .orElse("labels, annotators; the answers are being laid out"),
        queue.map(each -> "/annotations/queues/" + each.queue().id()));
  }

  private WaitsFor forPromotion(ProjectId project, Optional<UUID> subject) {
    boolean rolls =
        subject
            .flatMap(id -> promotions.find(project, new PromotionId(id)))
            .filter(promotion -> promotion.state().isRolling())
            .isPresent();
    return rolls
        ? new WaitsFor(
            CampaignWait.CANARY,
            "live traffic: what was approved is being rolled out",
            subject.map("/promotions/%s"::formatted))
        : forApprovals(subject);
  }

  private static WaitsFor forApprovals(Optional<UUID> subject) {
    return new WaitsFor(
        CampaignWait.APPROVALS,
        "two release managers other than the candidate's author and who started it",
        subject.map("/promotions/%s"::formatted));
  }

  private static String labels(QueueView queue) {
    return "labels: %s of %s, annotators%s"
        .formatted(
            Figures.count(queue.counts().labelled()),
            Figures.count(queue.queue().planned()),
            queue.queue().state() == QueueState.OVERDUE ? "; the deadline has passed" : "");
  }

  private static WaitsFor whileRunning(CampaignView campaign) {
    if (campaign.nextCycleAt().isPresent()) {
      return new WaitsFor(CampaignWait.NEXT_CYCLE, "nobody", Optional.empty());
    }
    return campaign.step().isEmpty()
        ? new WaitsFor(CampaignWait.NOTHING, "nobody", Optional.empty())
        : new WaitsFor(CampaignWait.STEP, "workers and models", Optional.empty());
  }
}
