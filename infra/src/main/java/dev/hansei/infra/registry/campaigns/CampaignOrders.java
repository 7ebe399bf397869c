package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.campaigns.CampaignEvent.Code;
import dev.hansei.infra.registry.campaigns.Timeline.Happening;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.OrderToRecord;
import dev.hansei.workflows.campaigns.CampaignActivities.Recorded;
import dev.hansei.workflows.projects.Actor;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people tell campaigns that go on. Each order counts once, by its id. */
@Singleton
public final class CampaignOrders {
  private final CampaignRepository campaigns;
  private final Timeline timeline;
  private final Transactions transactions;
  private final Audit audit;

  CampaignOrders(
      CampaignRepository campaigns, Timeline timeline, Transactions transactions, Audit audit) {
    this.campaigns = campaigns;
    this.timeline = timeline;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * Takes an order. One that was taken before, or comes after the end, changes nothing.
   *
   * @throws RegistryException NOT_FOUND without a campaign
   */
  public Recorded record(OrderToRecord order) {
    CampaignRef self = order.campaign();
    return transactions.write(() -> {
      CampaignRow campaign =
          campaigns
              .lock(self.projectId().value(), self.campaignId().value())
              .orElseThrow(() -> RegistryException.notFound("campaign", self.campaignId()));
      String key = "order/" + order.order().id();
      if (campaign.currentState().isTerminal() || timeline.knows(campaign, key)) {
        return new Recorded(false, campaign.spending(), campaign.paused());
      }
      carryOut(campaign, order);
      timeline.tell(
          campaign.projectId(),
          campaign.campaignId(),
          Happening.of(key, code(order), campaign.cycle(), campaign.step())
              .with(Map.of("calls", order.calls(), "usdMicros", order.usdMicros()))
              .by(order.order().personId()));
      audit.append(
          self.projectId(),
          new Actor.ByPerson(order.order().personId()),
          "campaigns.order",
          Campaigns.node(self.campaignId()),
          Map.of(
              "kind", order.kind().name(),
              "order", order.order().id(),
              "calls", order.calls(),
              "usdMicros", order.usdMicros()));
      CampaignRow now = campaigns.find(campaign.projectId(), campaign.campaignId()).orElseThrow();
      return new Recorded(true, now.spending(), now.paused());
    });
  }

  private void carryOut(CampaignRow campaign, OrderToRecord order) {
    switch (order.kind()) {
      case PAUSE -> campaigns.setPaused(campaign.projectId(), campaign.campaignId(), true);
      case RESUME -> campaigns.setPaused(campaign.projectId(), campaign.campaignId(), false);
      case TOP_UP ->
          campaigns.raise(
              campaign.projectId(), campaign.campaignId(), order.calls(), order.usdMicros());
    }
  }

  private static Code code(OrderToRecord order) {
    return switch (order.kind()) {
      case PAUSE -> Code.PAUSED;
      case RESUME -> Code.RESUMED;
      case TOP_UP -> Code.TOPPED_UP;
    };
  }
}
