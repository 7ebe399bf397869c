package dev.hansei.api.campaigns;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.workflows.projects.ProjectId;
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
  public List<CampaignResource> of(ProjectId project) {
    return campaigns.page(project, PageRequest.first(CAMPAIGNS)).items().stream()
        .filter(campaign -> !campaign.state().isTerminal())
        .map(reading::line)
        .toList();
  }
}
