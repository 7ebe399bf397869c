package dev.hansei.api.campaigns;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.Campaigns;
import jakarta.inject.Singleton;
import java.util.List;

/** The campaigns of a project that have not ended, for its home page. */
@Singleton
public final class CampaignsGoingOn {
  /** The newest; who has more at once sees at least these. */
  private static final int CAMPAIGNS = 20;

  private final Campaigns campaigns;
  private final CampaignReading reading;

  CampaignsGoingOn(Campaigns campaigns, CampaignReading reading) {
    this.campaigns = campaigns;
    this.reading = reading;
  }

  /** Newest first, without steps and timeline. */
  public List<CampaignResource> of(Caller caller) {
    return campaigns.page(caller.projectId(), PageRequest.first(CAMPAIGNS)).items().stream()
        .filter(campaign -> !campaign.state().isTerminal())
        .map(it -> reading.line(caller, it))
        .toList();
  }
}
